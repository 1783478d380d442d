package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./evenkeel bench agent}: memory and CPU of an agent that watches this host and sends to a sink on it, over http and
 * over https; as {@code up} starts it, and as the archive of {@code package} does.
 */
@Command(name = "agent", description = "Memory and CPU of an agent on this host.", mixinStandardHelpOptions = true)
final class BenchAgent implements Callable<Integer> {

    private static final int STOP_SECONDS = 20;

    /** What starting costs is told apart from what watching costs. */
    private static final int START_SECONDS = 30;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long each agent is watched; ${DEFAULT-VALUE} unless given.")
    private int seconds;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Between two looks at the host; ${DEFAULT-VALUE} unless given.")
    private int interval;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf(
                "agent: %d s each, a look every %d s, %d processors, Java %s%n",
                seconds, interval, Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        try (var scratch = ScratchFolder.make("evenkeel-bench")) {
            var programs = programs(scratch.path());
            for (Program program : programs) {
                try (var plain = AgentSink.plain()) {
                    out.println(measured(program, "http", plain, scratch.path()));
                }
                try (var tls = AgentSink.withTls(scratch.path())) {
                    out.println(measured(program, "https", tls, scratch.path()));
                }
                out.flush();
            }
            if (programs.size() == 1) {
                out.println("No archive was measured: ./evenkeel package makes one.");
            }
        }
        return 0;
    }

    /** An agent and how it is started. */
    record Program(String name, List<String> command) {}

    static List<Program> programs(Path scratch) throws IOException, InterruptedException {
        List<String> asUpDoes = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        asUpDoes.addAll(io.evenkeel.agent.Agent.JVM_FLAGS);
        asUpDoes.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.evenkeel.agent.Agent"));
        List<Program> programs = new ArrayList<>(List.of(new Program("as up starts it", asUpDoes)));
        Optional<Path> archive = archive();
        if (archive.isPresent()) {
            programs.add(new Program(
                    "as packaged", List.of(unpacked(archive.get(), scratch).toString(), "run")));
        }
        return programs;
    }

    private static Optional<Path> archive() throws IOException {
        Path home = Path.of(System.getProperty("evenkeel.home", "."));
        for (Path folder : List.of(home.resolve("agent"), home.resolve("target"))) {
            if (Files.isDirectory(folder)) {
                try (var files = Files.newDirectoryStream(folder, "evenkeel-agent-*.tar.gz")) {
                    for (Path file : files) {
                        return Optional.of(file);
                    }
                } catch (DirectoryIteratorException e) {
                    throw e.getCause();
                }
            }
        }
        return Optional.empty();
    }

    private static Path unpacked(Path archive, Path scratch) throws IOException, InterruptedException {
        Path into = Files.createDirectories(scratch.resolve("agent"));
        Process tar = new ProcessBuilder(
                        "tar", "-xzf", archive.toString(), "--strip-components=1", "-C", into.toString())
                .inheritIO()
                .start();
        if (!tar.waitFor(1, TimeUnit.MINUTES) || tar.exitValue() != 0) {
            throw new CannotStart("The archive " + archive + " can't be unpacked.");
        }
        return into.resolve("bin/evenkeel-agent");
    }

    private String measured(Program program, String scheme, AgentSink sink, Path scratch)
            throws IOException, InterruptedException {
        Path token = scratch.resolve("token");
        Files.writeString(token, "evk_bench");
        List<String> command = new ArrayList<>(program.command());
        command.addAll(List.of("--server", sink.url(), "--token-file", token.toString()));
        command.addAll(List.of("--spool", scratch.resolve("spool").toString(), "--interval", "" + interval));
        sink.certificateSha256().ifPresent(sha256 -> command.addAll(List.of("--certificate-sha256", sha256)));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("EVENKEEL_AGENT_DATA", scratch.toString());
        Process agent = builder.redirectOutput(scratch.resolve("log").toFile()).start();
        try {
            ProcessUse started = after(START_SECONDS, agent, scratch);
            ProcessUse used = after(seconds, agent, scratch);
            return String.format(
                    "%-15s %-5s  RSS %d MB (peak %d)  CPU %.2f %% of a core, start %.2f s  %d pushes of %,d bytes",
                    program.name(),
                    scheme,
                    used.residentBytes() >> 20,
                    used.peakBytes() >> 20,
                    100 * (used.cpuSeconds() - started.cpuSeconds()) / seconds,
                    started.cpuSeconds(),
                    sink.pushes(),
                    sink.bytes() / Math.max(1, sink.pushes()));
        } finally {
            agent.destroy();
            if (!agent.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                agent.destroyForcibly();
            }
        }
    }

    private static ProcessUse after(int seconds, Process agent, Path scratch) throws IOException, InterruptedException {
        if (agent.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new CannotStart("The agent ended: " + Files.readString(scratch.resolve("log")));
        }
        return ProcessUse.of(agent.pid());
    }
}
