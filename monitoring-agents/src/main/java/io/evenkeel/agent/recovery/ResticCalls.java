package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.Json;
import io.evenkeel.protocol.RecoveryFinding.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs restic on a policy's repository; an end that is not good becomes a finding. Thread-safe. */
final class ResticCalls {

    private static final Pattern SFTP = Pattern.compile("sftp:(?://)?([A-Za-z0-9][A-Za-z0-9@._-]*)[:/].*");
    private static final int SOME_UNREADABLE = 3;

    private final GuardedTool tool;

    ResticCalls(GuardedTool tool) {
        this.tool = tool;
    }

    static List<String> then(List<String> first, List<String> rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    ToolEnd run(Policy.Restic policy, List<String> arguments, Telling telling) throws ToolFailed {
        List<String> all =
                new ArrayList<>(List.of("--repo", policy.repository(), "--password-file", "/dev/stdin", "--no-cache"));
        sftpCommand(policy).ifPresent(command -> all.addAll(List.of("-o", "sftp.command=" + command)));
        all.addAll(arguments);
        var call = new ToolCall(
                policy.terms().program(),
                all,
                policy.terms().user(),
                environment(policy),
                Optional.of(policy.secret()),
                policy.terms().limit());
        ToolEnd end = tool.run(call, line -> hear(line, telling));
        if (!end.isGood()) {
            throw failed(policy, arguments, end);
        }
        return end;
    }

    /** Locks of processes of this host that are gone; those that live are left alone. */
    void removeDeadLocks(Policy.Restic policy, Telling telling) throws ToolFailed {
        run(policy, List.of("unlock"), telling);
    }

    private static Map<String, String> environment(Policy.Restic policy) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH",
                "/usr/local/bin:/usr/bin:/bin",
                "LC_ALL",
                "C",
                "HOME",
                "/nonexistent",
                "RESTIC_PROGRESS_FPS",
                "1"));
        policy.credentials().ifPresent(file -> environment.put("AWS_SHARED_CREDENTIALS_FILE", file.toString()));
        return environment;
    }

    private static Optional<String> sftpCommand(Policy.Restic policy) {
        Matcher sftp = SFTP.matcher(policy.repository());
        if (policy.sshConfig().isEmpty() || !sftp.matches()) {
            return Optional.empty();
        }
        return Optional.of("ssh -F '" + policy.sshConfig().get() + "' -o BatchMode=yes " + sftp.group(1) + " -s sftp");
    }

    private static void hear(String line, Telling telling) {
        if (!line.startsWith("{") && !line.startsWith("[{")) {
            telling.said(line);
            return;
        }
        if (line.startsWith("{\"message_type\":\"status\"")) {
            try {
                Json status = Json.read(line);
                telling.progress(
                        status.get("percent_done").number().orElse(0d),
                        status.get("bytes_done").whole().orElse(0L));
            } catch (IllegalArgumentException e) {
                telling.said(line);
            }
        }
    }

    private static ToolFailed failed(Policy.Restic policy, List<String> arguments, ToolEnd end) {
        String where = policy.repository();
        if (end.says(
                "wrong password or no key found",
                "Access Denied",
                "AccessDenied",
                "config file: Stat: Forbidden",
                "InvalidAccessKeyId",
                "SignatureDoesNotMatch",
                "Permission denied (publickey")) {
            return new ToolFailed(Code.WRONG_SECRET, "the secret in jobs.conf does not open " + where);
        }
        if (end.says("no space left on device")) {
            return new ToolFailed(
                    Code.DISK_FULL,
                    "a disk is full, while restic did " + arguments.getFirst() + ": " + end.lastWords());
        }
        if (end.says("Is there a repository at the following location", "unable to open config file")) {
            return new ToolFailed(Code.REPOSITORY_MISSING, "there is no repository at " + where);
        }
        if (end.says("repository is already locked", "unable to create lock")) {
            return new ToolFailed(Code.REPOSITORY_LOCKED, "somebody else works on " + where + ": " + end.lastWords());
        }
        if (end.says("no snapshot found", "no matching ID", "Ignoring \"")) {
            return new ToolFailed(Code.COPY_MISSING, "the copy is not in " + where);
        }
        if (end.says(
                "repository contains errors",
                "ciphertext verification failed",
                "hash mismatch",
                "does not match",
                "invalid data returned",
                "could not be loaded",
                "does not exist")) {
            return new ToolFailed(
                    Code.REPOSITORY_DAMAGED, "what lies in " + where + " is not what was written: " + end.lastWords());
        }
        if (end.code() == SOME_UNREADABLE) {
            return new ToolFailed(
                    Code.SOURCE_UNREADABLE, "a part of what is protected could not be read: " + end.lastWords());
        }
        return new ToolFailed(
                Code.TOOL_FAILED,
                "restic " + arguments.getFirst() + " ended with " + end.code() + ": " + end.lastWords());
    }
}
