package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.Json;
import io.evenkeel.protocol.RecoveryFinding.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs {@code ./evenkeel}; an end that is not good becomes a finding. Thread-safe. */
final class EvenkeelCalls {

    private final GuardedTool tool;

    EvenkeelCalls(GuardedTool tool) {
        this.tool = tool;
    }

    ToolEnd run(Policy.Evenkeel policy, List<String> arguments, Telling telling) throws ToolFailed {
        return run(policy, arguments, policy.data(), telling);
    }

    /** @param data the data folder; empty for the program's own */
    ToolEnd run(Policy.Evenkeel policy, List<String> arguments, Optional<Path> data, Telling telling)
            throws ToolFailed {
        Map<String, String> environment =
                new HashMap<>(Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LC_ALL", "C.UTF-8"));
        data.ifPresent(folder -> environment.put("EVENKEEL_DATA", folder.toString()));
        List<String> all = new ArrayList<>(arguments);
        if (!takesNoPassphrase(arguments)) {
            all.addAll(List.of("--passphrase-file", "/dev/stdin"));
        }
        var call = new ToolCall(
                policy.terms().program(),
                all,
                policy.terms().user(),
                environment,
                Optional.of(policy.secret()),
                policy.terms().limit());
        ToolEnd end = tool.run(call, line -> hear(line, telling));
        if (!end.isGood()) {
            throw failed(policy, arguments, end);
        }
        return end;
    }

    private static boolean takesNoPassphrase(List<String> arguments) {
        return arguments.contains("list") || arguments.contains("forget") || arguments.contains("export");
    }

    private static void hear(String line, Telling telling) {
        if (!line.startsWith("{")) {
            telling.said(line);
        } else if (line.startsWith("{\"part\"")) {
            try {
                telling.progress(Json.read(line).get("part").number().orElse(0d), 0);
            } catch (IllegalArgumentException e) {
                telling.said(line);
            }
        }
    }

    static Json lastObject(ToolEnd end) throws ToolFailed {
        String last = end.output().lines().filter(line -> line.startsWith("{")).reduce("", (earlier, later) -> later);
        try {
            return Json.read(last);
        } catch (IllegalArgumentException e) {
            throw unknown(String.valueOf(e.getMessage()));
        }
    }

    static ToolFailed unknown(String why) {
        return new ToolFailed(Code.TOOL_UNKNOWN, "what Evenkeel wrote can't be understood: " + why);
    }

    private static ToolFailed failed(Policy.Evenkeel policy, List<String> arguments, ToolEnd end) {
        if (end.says("no space left")) {
            return new ToolFailed(
                    Code.DISK_FULL,
                    "a disk is full, while Evenkeel did " + arguments.getFirst() + ": " + end.lastWords());
        }
        return switch (end.code()) {
            case 10 ->
                arguments.contains("restore")
                        ? new ToolFailed(Code.COPY_MISSING, "the copy is not in " + policy.repository())
                        : new ToolFailed(Code.REPOSITORY_MISSING, "there is no folder " + policy.repository());
            case 11 ->
                new ToolFailed(
                        Code.WRONG_SECRET,
                        "the secret in jobs.conf does not open the backups in " + policy.repository());
            case 12 ->
                new ToolFailed(
                        Code.REPOSITORY_DAMAGED,
                        "what lies in " + policy.repository() + " is not what was written: " + end.lastWords());
            case 14 -> new ToolFailed(Code.DATABASE_DOWN, "Evenkeel's database does not answer: " + end.lastWords());
            default ->
                end.says("There is no database in")
                        ? new ToolFailed(Code.SOURCE_UNREADABLE, end.lastWords())
                        : new ToolFailed(
                                Code.TOOL_FAILED,
                                "evenkeel " + arguments.getFirst() + " ended with " + end.code() + ": "
                                        + end.lastWords());
        };
    }
}
