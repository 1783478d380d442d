package io.evenkeel.agent.recovery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a program. Its environment is this and nothing else.
 *
 * @param user as whom it runs; empty for the agent's own user
 * @param environment no secrets: other processes of the same user can read it
 * @param secret a file of one line, which goes to the tool's standard input
 * @param limit after which it is ended
 */
record ToolCall(
        Path program,
        List<String> arguments,
        Optional<String> user,
        Map<String, String> environment,
        Optional<Path> secret,
        Duration limit) {
    ToolCall {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    String name() {
        return String.valueOf(program.getFileName());
    }
}
