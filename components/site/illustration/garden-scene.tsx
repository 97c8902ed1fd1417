/** The background that is removed: hills, a low sun and the bird's branch, 480 × 360. */
export function GardenScene() {
  return (
    <>
      <path d="M0 0h480v360H0z" fill="#b9d9d2" />
      <circle cx="372" cy="84" r="46" fill="#f6d57f" />
      <path
        d="M0 196C60 150 118 150 176 182C236 214 296 150 360 158C410 164 446 190 480 182V360H0Z"
        fill="#8fbfa8"
      />
      <path d="M0 250C72 214 150 226 214 250C290 278 380 220 480 250V360H0Z" fill="#5d9a80" />
      <path d="M0 318C90 292 190 306 260 322C340 338 420 316 480 324V360H0Z" fill="#33705b" />
      <path
        d="M0 322C80 306 170 316 262 310C342 304 412 290 480 268V286C416 306 346 322 266 328C172 334 84 326 0 342Z"
        fill="#5b3a2a"
      />
      <path d="M92 317C78 286 56 274 34 272C44 296 62 312 92 317Z" fill="#245545" />
      <path d="M92 317C88 282 98 258 116 244C126 272 118 300 92 317Z" fill="#2f6c57" />
      <path d="M400 296C396 268 410 246 430 236C438 262 428 286 400 296Z" fill="#2f6c57" />
      <path d="M400 296C418 316 440 320 462 314C448 296 424 288 400 296Z" fill="#245545" />
      <path d="M58 78c10-12 22-12 30-2 8-10 20-10 30 2" fill="none" stroke="#4c7d6c" strokeWidth="4" />
      <path d="M262 48c8-9 16-9 22-1 6-8 14-8 22 1" fill="none" stroke="#4c7d6c" strokeWidth="3.4" />
    </>
  );
}
