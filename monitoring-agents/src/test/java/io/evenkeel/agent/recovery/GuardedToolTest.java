package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.evenkeel.protocol.RecoveryFinding.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tools that misbehave. The shell stands in for them, because real ones do so rarely. */
@Timeout(60)
class GuardedToolTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private GuardedTool tool;
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        tool = new GuardedTool(RecoveryHost.GUARD);
    }

    @AfterEach
    void close() {
        tool.close();
    }

    private static ToolCall shell(String script, Duration limit, Optional<Path> secret) {
        return new ToolCall(
                Path.of("/bin/sh"), List.of("-c", script), Optional.empty(), Map.of("LANG", "C"), secret, limit);
    }

    private ToolEnd run(String script) throws ToolFailed {
        return tool.run(shell(script, LONG, Optional.empty()), heard::add);
    }

    private Code failure(String script, Duration limit) {
        return catchThrowableOfType(
                        ToolFailed.class, () -> tool.run(shell(script, limit, Optional.empty()), heard::add))
                .finding()
                .code();
    }

    /** A child whose end can be seen from outside. */
    private String withChild() {
        return "sleep 600 & echo $! > " + folder.resolve("child") + "; wait";
    }

    private boolean childIsGone() throws IOException {
        Path file = folder.resolve("child");
        return Files.exists(file)
                && !Files.exists(Path.of("/proc", Files.readString(file).strip()));
    }

    @Test
    void codeAndBothOutputsAreTold() throws Exception {
        ToolEnd end = run("echo out; echo err >&2; exit 3");

        assertThat(end.code()).isEqualTo(3);
        assertThat(end.output()).isEqualTo("out\n");
        assertThat(end.errors()).isEqualTo("err\n");
        assertThat(heard).containsExactlyInAnyOrder("out", "err");
    }

    @Test
    void theEnvironmentIsWhatTheCallSays() throws Exception {
        assertThat(run("/usr/bin/env | grep -v '^\\(PWD\\|_\\|SHLVL\\|OLDPWD\\)='")
                        .output())
                .isEqualTo("LANG=C\n");
    }

    @Test
    void aSecretComesByTheInputAndStandsNowhereElse() throws Exception {
        Path secret = secret("rw-------");
        String script =
                "read -r s; tr '\\0' ' ' < /proc/$$/cmdline; tr '\\0' ' ' < /proc/$$/environ; echo ${#s} said: $s";

        ToolEnd end = tool.run(shell(script, LONG, Optional.of(secret)), heard::add);

        assertThat(end.output()).contains("11 said: …").doesNotContain("s3cret-word");
        assertThat(heard.toString()).doesNotContain("s3cret-word");
    }

    @Test
    void aSecretThatEverybodyCanReadIsNotUsed() throws Exception {
        Path secret = secret("rw-r--r--");

        ToolFailed failed = catchThrowableOfType(
                ToolFailed.class, () -> tool.run(shell("echo begun", LONG, Optional.of(secret)), heard::add));

        assertThat(failed.finding().sentence())
                .isEqualTo("the secret in " + secret + " can be read by everybody: chmod o= " + secret);
        assertThat(heard).isEmpty();
    }

    private Path secret(String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "s3cret-word\nsecond line\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void oneThatHangsIsEndedWithItsChildren() throws Exception {
        assertThat(failure(withChild(), Duration.ofMillis(500))).isEqualTo(Code.TOOL_HANGS);
        await().atMost(Duration.ofSeconds(30)).until(this::childIsGone);
    }

    @Test
    void oneThatWritesWithoutEndIsEnded() {
        assertThat(failure("exec yes", LONG)).isEqualTo(Code.TOOL_FLOODS);
    }

    @Test
    void whenTheAgentEndsSoDoesTheTool() throws Exception {
        Thread ending = Thread.startVirtualThread(() -> {
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("child")));
            tool.close();
        });

        assertThat(failure(withChild(), LONG)).isEqualTo(Code.ENDED_BY_AGENT);
        ending.join();
        await().atMost(Duration.ofSeconds(30)).until(this::childIsGone);
    }

    @Test
    void whenTheAgentIsKilledTheToolEnds() throws Exception {
        Process agent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        GuardedToolAgent.class.getName(),
                        RecoveryHost.GUARD.toString(),
                        withChild())
                .inheritIO()
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("child")));

        agent.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(30)).until(this::childIsGone);
    }

    @Test
    void noToolIsWhatItIsCalled() {
        var call = new ToolCall(Path.of("/none/such"), List.of(), Optional.empty(), Map.of(), Optional.empty(), LONG);

        ToolFailed failed = catchThrowableOfType(ToolFailed.class, () -> tool.run(call, heard::add));

        assertThat(failed.finding().code()).isEqualTo(Code.TOOL_MISSING);
        assertThat(failed.finding().sentence()).contains("/none/such");
    }
}
