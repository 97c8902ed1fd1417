/** Outline of the bird with beak and tail, in the 480 × 360 drawing. */
const BODY =
  'M128 138C136 130 144 126 151 123C158 96 184 82 210 87C240 92 254 112 272 134C296 160 322 176 352 188' +
  'L424 212C429 214 429 221 424 223L398 231C372 231 338 230 312 226C298 254 264 276 226 276' +
  'C178 276 146 246 144 204C143 184 145 166 149 151C141 147 134 143 128 138Z';
const LEGS =
  'M214 272 208 304M208 304 192 310M208 304 220 311M240 272 239 303M239 303 224 310M239 303 252 309';

/** The bird's shape in one colour: what lies round the cut, and the hole that it leaves. */
export function RobinShape({ fill, outline = 0 }: { fill: string; outline?: number }) {
  return (
    <g strokeLinejoin="round" strokeLinecap="round">
      <path d={BODY} fill={fill} stroke={fill} strokeWidth={outline} />
      <path d={LEGS} fill="none" stroke={fill} strokeWidth={outline + 5} />
    </g>
  );
}

/** Dashed line at a distance round the bird: the way that the knife took. */
export function RobinCutLine({ distance, maskId }: { distance: number; maskId: string }) {
  return (
    <>
      <mask id={maskId} maskUnits="userSpaceOnUse" x="-60" y="-60" width="600" height="480">
        <path d="M-60-60h600v480H-60z" fill="#fff" />
        <RobinShape fill="#000" outline={distance * 2 - 6} />
      </mask>
      <g mask={`url(#${maskId})`} fill="none" stroke="#ff6b3d" strokeDasharray="13 8" strokeLinejoin="round">
        <path d={BODY} strokeWidth={distance * 2} />
      </g>
    </>
  );
}

/** A robin, as if cut from coloured paper. */
export function Robin() {
  return (
    <g strokeLinejoin="round" strokeLinecap="round">
      <path d={LEGS} fill="none" stroke="#5b3a2a" strokeWidth="5" />
      <path d={BODY} fill="#6f5b45" />
      <path
        d="M144 204C146 246 178 276 226 276C264 276 298 254 312 226C262 238 210 240 176 214C160 204 148 200 144 204Z"
        fill="#efe4cc"
      />
      <path
        d="M149 151C145 166 143 184 144 204C150 232 168 242 190 238C212 226 222 190 204 158C198 130 176 112 154 121C152 122 151 122 151 123Z"
        fill="#f2592a"
      />
      <path d="M149 151C145 166 143 184 144 204C152 196 160 180 158 160Z" fill="#d9451a" />
      <path
        d="M212 160C244 142 284 158 352 196C318 224 258 232 226 204C210 190 204 172 212 160Z"
        fill="#4a3b2d"
      />
      <path
        d="M236 172C262 168 290 180 322 196M232 188C256 188 280 194 304 206"
        fill="none"
        stroke="#8a745a"
        strokeWidth="4"
      />
      <path d="M352 188 424 212C429 214 429 221 424 223L398 231C380 222 362 210 340 202Z" fill="#3c2f24" />
      <path d="M128 138C136 130 144 126 151 123L149 151C141 147 134 143 128 138Z" fill="#2b241d" />
      <circle cx="178" cy="120" r="7.5" fill="#1a1511" />
      <circle cx="175.5" cy="117.5" r="2.4" fill="#fff" />
    </g>
  );
}
