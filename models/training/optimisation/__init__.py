"""What moves the weights: losses, the schedule, the running average, and how workers agree."""
