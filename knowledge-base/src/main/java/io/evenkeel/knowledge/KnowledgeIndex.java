package io.evenkeel.knowledge;

import java.time.Instant;
import java.util.Optional;

/** How the index of articles does that searches are answered from. Asks neither the disk nor the database. Thread-safe. */
public interface KnowledgeIndex {

    IndexHealth health();

    /** What it does now. */
    enum IndexState {
        /** It answers, and holds what is published or will in a moment. */
        READY,
        /** The first one is being made; nothing is found yet. */
        MAKING,
        /** It answers as it was while a new one is made beside it. */
        REMAKING,
        /** Another process writes in its folder. */
        HELD,
        /** Its disk is full; what it held before answers. */
        NO_ROOM,
        /** It cannot be read or written, or has not kept up with what is published for ten minutes. */
        STUCK
    }

    /**
     * @param passages that are found; 0 where none is open
     * @param behind changes of articles that it has not taken, as of its last look
     * @param levelAt when it last held all that is published; empty where it never did since the start
     * @param trouble what is wrong, with the way out, without paths
     */
    record IndexHealth(
            IndexState state, int passages, long behind, Optional<Instant> levelAt, Optional<String> trouble) {

        /** Whether nobody needs to do anything. */
        public boolean isWell() {
            return trouble.isEmpty();
        }
    }
}
