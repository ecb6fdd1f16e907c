package io.bellwether.dashboard.api;

import io.bellwether.dashboard.Board;

/** Access to the board once it tells the whole: half of it would pass for the whole. */
final class Reading {

    private final Board board;

    Reading(Board board) {
        this.board = board;
    }

    /**
     * @throws ApiProblem while the topics are still being read for the first time
     */
    Board board() {
        if (!board.status().isCaughtUp()) {
            throw ApiProblem.unavailable("the topics are still being read; ask again soon");
        }
        return board;
    }
}
