/** The last failure of a step on the board: rows come and go, so it is held above them. */
import { createContext, useContext } from 'react';

interface BoardFailure {
  fail: (error: unknown) => void;
}

export const BoardFailureContext = createContext<BoardFailure>({ fail: () => {} });

export function useBoardFailure(): BoardFailure {
  return useContext(BoardFailureContext);
}
