package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Actor;
import java.util.Optional;

/** As {@code Knowledge.find}, and how it was found: for the room's own endpoint. Thread-safe. */
public interface WordSearch {

    PassageSearch.Found passages(Actor actor, String text, Optional<String> language, int limit);
}
