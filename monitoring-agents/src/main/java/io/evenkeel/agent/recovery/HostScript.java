package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryFinding.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The script {@code drill-sandbox}, run as a policy's tool is run, because nobody else may read what was restored, or remove it.
 *
 * @param programs the folder of PostgreSQL's programs; empty where they lie as the system's packages put them
 */
record HostScript(Path script, Optional<String> user, Optional<Path> programs) {

    static HostScript of(Path script, Policy policy) {
        Optional<Path> programs = switch (policy) {
            case Policy.Restic _, Policy.Evenkeel _ -> Optional.empty();
            case Policy.PgBackRest allowed -> allowed.database().programs();
        };
        return new HostScript(script, policy.terms().user(), programs);
    }

    /** @param more environment */
    ToolCall call(Duration limit, Map<String, String> more, List<String> words) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        programs.ifPresent(folder -> environment.put("PG_PROGRAMS", folder.toString()));
        return new ToolCall(script, words, user, environment, Optional.empty(), limit);
    }

    /**
     * @param lines each line of both outputs, as bytes
     * @throws ToolFailed where it does not end well
     */
    ToolEnd run(GuardedTool tool, Duration limit, List<String> words, Consumer<String> lines) throws ToolFailed {
        ToolEnd end = tool.stream(call(limit, Map.of(), words), lines);
        if (!end.isGood()) {
            Code code = end.says("no space left on device") ? Code.DISK_FULL : Code.SANDBOX_FAILED;
            throw new ToolFailed(code, words.getFirst() + " of a drill's folder failed: " + end.lastWords());
        }
        return end;
    }
}
