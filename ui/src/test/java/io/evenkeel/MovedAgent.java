package io.evenkeel;

import io.evenkeel.agent.Agent;
import java.nio.file.Path;
import java.util.Arrays;

/** The real agent as a process of its own, by a clock that a test moves: its first argument is the clock's file. */
public final class MovedAgent {
    private MovedAgent() {}

    public static void main(String[] arguments) {
        Agent.start(Arrays.asList(arguments).subList(1, arguments.length), new MovedClock(Path.of(arguments[0])));
    }
}
