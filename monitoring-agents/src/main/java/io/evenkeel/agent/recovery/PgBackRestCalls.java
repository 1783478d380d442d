package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryFinding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs pgBackRest on a policy's stanza; an end that is not good becomes a finding. Thread-safe. */
final class PgBackRestCalls {

    private static final Pattern FILE_DONE =
            Pattern.compile("(?:backup|restore) file .*, ([0-9]{1,3}(?:\\.[0-9]+)?)%\\)");
    private static final Pattern ERROR = Pattern.compile("ERROR: \\[0*([0-9]+)]: (.*)");

    private final GuardedTool tool;

    PgBackRestCalls(GuardedTool tool) {
        this.tool = tool;
    }

    /** @param arguments options, and the command as the last */
    ToolEnd run(Policy.PgBackRest policy, List<String> arguments, Telling telling) throws ToolFailed {
        List<String> all = new ArrayList<>(List.of("--log-level-console=detail", "--log-timestamp=n"));
        all.addAll(arguments);
        return call(policy, all, telling);
    }

    StanzaInfo stanza(Policy.PgBackRest policy, Telling telling) throws ToolFailed {
        ToolEnd end = call(policy, List.of("--log-level-console=off", "--output=json", "info"), telling);
        return StanzaInfo.of(end.output(), policy.stanza());
    }

    private ToolEnd call(Policy.PgBackRest policy, List<String> arguments, Telling telling) throws ToolFailed {
        List<String> all = new ArrayList<>(List.of(
                "--config=" + policy.config(),
                "--stanza=" + policy.stanza(),
                "--log-level-file=off",
                "--log-level-stderr=error"));
        all.addAll(arguments);
        var call = new ToolCall(
                policy.terms().program(),
                all,
                policy.terms().user(),
                Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LC_ALL", "C"),
                Optional.empty(),
                policy.terms().limit());
        ToolEnd end = tool.run(call, line -> hear(line, telling));
        if (!end.isGood()) {
            throw failed(policy, all.getLast(), end);
        }
        return end;
    }

    private static void hear(String line, Telling telling) {
        Matcher done = FILE_DONE.matcher(line);
        if (done.find()) {
            telling.progress(Double.parseDouble(done.group(1)) / 100, 0);
        } else if (!line.contains("DETAIL:") && !line.startsWith("[")) {
            telling.said(line);
        }
    }

    /** A wrong key makes other bytes of the repository's files, not an error of their own. */
    static boolean isLockedByAnotherKey(String words) {
        return words.contains("key/value found outside of section at line 1") || words.contains("CryptoError");
    }

    private static ToolFailed failed(Policy.PgBackRest policy, String command, ToolEnd end) {
        Matcher error = ERROR.matcher(end.output() + '\n' + end.errors());
        boolean told = error.find();
        String words = told ? error.group(2) : end.lastWords();
        String of = " of the stanza " + policy.stanza() + ": " + words;
        if (end.says("no space left on device")) {
            return new ToolFailed(Code.DISK_FULL, "a disk is full, while pgBackRest did " + command + ": " + words);
        }
        if (isLockedByAnotherKey(end.output() + end.errors())) {
            return new ToolFailed(
                    Code.WRONG_SECRET,
                    "the key in " + policy.config() + " does not open the repository of " + policy.stanza());
        }
        return switch (end.code()) {
            case 40 -> new ToolFailed(Code.FOLDER_NOT_EMPTY, "the folder to restore into is not empty: " + words);
            case 50 -> new ToolFailed(Code.REPOSITORY_LOCKED, "somebody else works on the repository" + of);
            case 55, 73, 103 -> new ToolFailed(Code.REPOSITORY_MISSING, "there is no usable repository" + of);
            case 56 -> new ToolFailed(Code.DATABASE_DOWN, "the protected database does not answer" + of);
            case 75 -> new ToolFailed(Code.COPY_MISSING, "no copy serves" + of);
            case 82 -> new ToolFailed(Code.WAL_MISSING, "changes do not reach the archive" + of);
            case 29, 95 ->
                new ToolFailed(Code.REPOSITORY_DAMAGED, "what lies in the repository is not what was written" + of);
            default -> new ToolFailed(Code.TOOL_FAILED, "pgBackRest " + command + " ended with " + end.code() + of);
        };
    }
}
