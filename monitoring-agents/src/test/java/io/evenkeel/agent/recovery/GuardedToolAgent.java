package io.evenkeel.agent.recovery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An agent's process of its own, to be killed while its tool runs. */
final class GuardedToolAgent {

    private GuardedToolAgent() {}

    public static void main(String[] arguments) throws ToolFailed {
        try (var tool = new GuardedTool(Path.of(arguments[0]))) {
            tool.run(
                    new ToolCall(
                            Path.of("/bin/sh"),
                            List.of("-c", arguments[1]),
                            Optional.empty(),
                            Map.of(),
                            Optional.empty(),
                            Duration.ofMinutes(10)),
                    line -> {});
        }
    }
}
