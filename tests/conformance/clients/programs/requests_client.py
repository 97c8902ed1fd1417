"""What programs do with Python's requests: prints as JSON what they read, step by step."""

import json
import sys

import requests

url, photo_file, photo_url, output = sys.argv[1:]
removebg = f"{url}/v1.0/removebg"
rembg = f"{url}/api/remove"
key = {"X-Api-Key": "any"}
steps = {}


def keep(name, response):
    """Writes a picture down, as programs do that look at the status first."""
    if response.status_code == requests.codes.ok:
        with open(f"{output}-{name}.png", "wb") as out:
            out.write(response.content)
    steps[name] = [response.status_code, response.headers["Content-Type"]]


with open(photo_file, "rb") as photo:
    keep("file", requests.post(removebg, files={"image_file": photo}, data={"size": "auto"}, headers=key))
keep("url", requests.post(removebg, data={"image_url": photo_url, "size": "auto"}, headers=key))

# The package removebg 0.4 sends every field.
fields = {
    "size": "regular", "type": "auto", "type_level": "none", "format": "auto", "roi": "0 0 100% 100%",
    "crop": None, "scale": "original", "position": "original", "channels": "rgba", "shadow": None,
    "semitransparency": True, "bg": None, "bg_type": None,
}
with open(photo_file, "rb") as photo:
    response = requests.post(removebg, files={"image_file": photo}, data=fields, headers=key)
    response.raise_for_status()
    keep("fields", response)

response = requests.post(removebg, data={"size": "auto"}, headers=key)
steps["error"] = [response.status_code, response.json()["errors"][0]["title"]]
steps["account"] = requests.get(f"{url}/v1.0/account", headers=key).json()["data"]["attributes"]["api"]

with open(photo_file, "rb") as photo:
    keep("rembg", requests.post(rembg, files={"file": photo}, params={"model": "birefnet-general"}))
with open(photo_file, "rb") as photo:
    keep("rembg-matte", requests.post(rembg, files={"file": photo}, data={"model": "u2net", "om": "true"}))
keep("rembg-url", requests.get(rembg, params={"url": photo_url}))


def pieces():
    """A body of unknown length: requests sends it chunked."""
    with open(photo_file, "rb") as photo:
        yield from iter(lambda: photo.read(1024), b"")


keep("rembg-chunked", requests.post(rembg, data=pieces(), headers={"Content-Type": "image/jpeg"}))
print(json.dumps(steps))
