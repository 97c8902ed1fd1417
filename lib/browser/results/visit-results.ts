import 'client-only';
import { keepsPictures } from '../history/history-choice';
import { ResultFiles } from './result-files';
import { ResultRoom } from './result-room';

let room: ResultRoom | undefined;

/** Where this visit holds its results: one room, whatever part of the page asks. */
export function visitResults(): ResultRoom {
  return (room ??= new ResultRoom(new ResultFiles(), keepsPictures));
}
