package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script of the packaged agent, with a Java that only says how it was called. */
class PackagedScriptTest {
    private static final int PATIENCE_SECONDS = 20;

    @TempDir
    Path folder;

    private record Ended(int code, String said) {}

    private Ended script(String... arguments) throws IOException, InterruptedException {
        Path program = folder.resolve("program");
        executable(program.resolve("bin/evenkeel-agent"), Files.readString(Path.of("src/main/package/evenkeel-agent")));
        executable(program.resolve("runtime/bin/java"), "#!/bin/sh\necho \"java $*\"\n");
        var command = new ProcessBuilder();
        command.command().add(program.resolve("bin/evenkeel-agent").toString());
        command.command().addAll(List.of(arguments));
        command.environment().put("EVENKEEL_AGENT_DATA", folder.resolve("data").toString());
        Path said = folder.resolve("said");
        Process process =
                command.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(said));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void helpTellsWhatThereIs() throws Exception {
        Ended ended = script("--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.said()).contains("install --server URL --code CODE").contains("uninstall");
    }

    @Test
    void whoAsksInstallForHelpInstallsNothing() throws Exception {
        Ended ended = script("install", "--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.said()).endsWith("join --help\n");
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
