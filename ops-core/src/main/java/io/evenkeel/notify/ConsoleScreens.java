package io.evenkeel.notify;

import java.util.UUID;

/** Port: shows a notice in the open browsers of a person. Answered by the console. */
public interface ConsoleScreens {

    /** Hands the notice to every open, signed-in browser of the person; true if there was at least one. */
    boolean show(Notice notice);

    /** Whether the person has at least one open, signed-in browser at this moment. */
    default boolean isOpenFor(UUID personId) {
        return false;
    }
}
