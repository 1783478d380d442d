package io.evenkeel.agent;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent as a process. Ends with 0 after SIGTERM or SIGINT, 1 when it can't start or fails, 2 on wrong options.
 */
public final class Agent {

    /**
     * How the JVM is meant to be started: holds the process between 50 MB (http) and 61 MB (https) of memory. The last flag is for the compression
     * library, which reads memory through sun.misc.Unsafe.
     */
    public static final List<String> JVM_FLAGS = List.of(
            "-Xmx24m",
            "-Xms8m",
            "-Xmn2m",
            "-Xss256k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:TrimNativeHeapInterval=30000",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow");

    private static final Duration FLUSH = Duration.ofSeconds(2);

    private Agent() {}

    public static void main(String[] arguments) {
        start(List.of(arguments), InstantSource.system());
    }

    /** Runs until the process is told to end; a test's main class calls it with a clock of its own. */
    public static void start(List<String> arguments, InstantSource clock) {
        if (arguments.contains("--help")) {
            System.out.print(isJoin(arguments) ? Join.USAGE : Options.USAGE);
            return;
        }
        try {
            if (isJoin(arguments)) {
                String host =
                        Join.run(arguments.subList(1, arguments.size()), new ProcFolder(Path.of("/proc")), version());
                System.out.println("This host has joined as " + host + ".");
                return;
            }
            var options = Options.parse(arguments, System.getenv());
            var watch = new HostWatch(options, clock, System.err);
            if (options.metricsListen().isPresent()) {
                serveMetrics(watch, options.metricsListen().get());
            }
            endWithSignals(watch);
            announce(watch.log(), options);
            watch.run();
        } catch (Options.Unusable e) {
            System.err.println(e.getMessage());
            System.err.print(isJoin(arguments) ? Join.USAGE : Options.USAGE);
            System.exit(2);
        } catch (IOException e) {
            System.err.println(
                    (isJoin(arguments) ? "This host did not join: " : "The agent can't start: ") + reason(e));
            System.exit(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the agent's threads", e);
        }
    }

    private static boolean isJoin(List<String> arguments) {
        return !arguments.isEmpty() && arguments.getFirst().equals("join");
    }

    /** Some of the JDK's messages are a file's or a host's name alone. */
    private static String reason(IOException e) {
        return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
    }

    /** The version in the jar's manifest; classes that don't come from a jar have none. */
    static String version() {
        @Nullable String version = Agent.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static void serveMetrics(HostWatch watch, InetSocketAddress address) throws IOException {
        var server = HTTPServer.builder()
                .inetAddress(InetAddress.getByName(address.getHostString()))
                .port(address.getPort())
                .registry(watch.ownMetrics())
                .buildAndStart();
        watch.log().say("metrics_served", "port", server.getPort());
    }

    /** The hook ends the process itself, because a JVM that a signal ends would report 143. */
    private static void endWithSignals(HostWatch watch) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("agent-stop").unstarted(() -> {
                    flush(watch);
                    Runtime.getRuntime().halt(0);
                }));
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            watch.log().warn("agent_failed", "thread", thread.getName(), "failure", failure);
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
    }

    private static void flush(HostWatch watch) {
        try {
            watch.log().say("agent_stopped", "unsent_samples", watch.stop(FLUSH));
        } catch (InterruptedException e) {
            watch.log().warn("agent_stopped", "unsent_samples", "unknown");
        }
    }

    private static void announce(Log log, Options options) {
        log.say(
                "agent_started",
                "version",
                version(),
                "server",
                options.server(),
                "interval_s",
                options.interval().toSeconds());
    }
}
