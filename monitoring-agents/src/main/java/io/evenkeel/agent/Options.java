package io.evenkeel.agent;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the agent was started with: {@code --name value} or {@code --name=value}, else the environment's
 * {@code EVENKEEL_AGENT_NAME}, else the default.
 *
 * @param name of this host, as it was enrolled; empty for the kernel's
 * @param looksAtConnections whether the host's TCP connections are told
 * @param spool folder for what waits to be sent; empty to keep it in memory
 * @param authorities PEM file; with {@code certificateSha256} at most one of the two
 */
public record Options(
        URI server,
        Path tokenFile,
        Optional<String> name,
        Optional<Path> spool,
        int spoolMegabytes,
        Path proc,
        Programs programs,
        Duration interval,
        Logs logs,
        boolean looksAtConnections,
        Optional<Jobs> jobs,
        Optional<InetSocketAddress> metricsListen,
        Optional<Path> authorities,
        Optional<String> certificateSha256) {

    /**
     * Which processes and services are looked at one by one.
     *
     * @param top how many programs with the most processor time, and how many with the most memory
     * @param processes those that are always told of, running or not
     * @param services systemd's units that are always told of
     */
    public record Programs(int top, List<ProcessMatch> processes, List<String> services) {

        public Programs {
            processes = List.copyOf(processes);
            services = List.copyOf(services);
        }
    }

    /**
     * What is done with the host's logs; nothing without a spool.
     *
     * @param rules file that says what is followed; empty for what is usual
     * @param keptMegabytes bound of what is copied of files that are deleted before the server had them
     */
    public record Logs(boolean isFollowed, Optional<Path> rules, int keptMegabytes) {}

    /**
     * What the host lets the server do with its backups.
     *
     * @param file {@code jobs.conf}
     * @param guard the script {@code run-tool}
     */
    public record Jobs(Path file, Path guard) {}

    static final String USAGE = """
            usage: evenkeel-agent --server URL --token-file FILE [option …]
              --server URL                the Evenkeel server, such as https://evenkeel.example.org; http to this machine only
              --token-file FILE           holds this host's token; read again for each request
              --name NAME                 this host's name as it was enrolled; default: the kernel's
              --proc DIR                  default /proc
              --interval SECONDS          between two looks at the host, 1 to 300, default 10
              --spool DIR                 keeps there what waits while the server is away; default: 6 MB in memory
              --spool-mb MEGABYTES        bound of the spool, 1 to 65536, default 256
              --logs FILE                 says which logs are followed; off for none; default: the journal or syslog's files;
                                          none without --spool
              --logs-kept-mb MEGABYTES    bound of what is kept of logs that are deleted too early, 0 to 65536, default 256
              --connections on|off        tell which hosts this one has TCP connections with; default on
              --top-processes NUMBER      programs with the most CPU and the most memory, 0 to 20 each, default 5
              --process NAME[=TEXT],…     programs to tell of, running or not; TEXT is looked for in the command line
              --service UNIT,…            systemd units to tell of, such as nginx.service
              --jobs FILE                 says which backup jobs of the server this host carries out; default: none
              --run-tool FILE             the script under which their tools run; default: that of /opt/evenkeel-agent
              --ca FILE                   authorities (PEM) that an https server's certificate must come from
              --certificate-sha256 HEX,…  or the very certificates that it may have
              --metrics-listen HOST:PORT  serves the agent's own /metrics there; default: not
            Each option may stand in the environment too: EVENKEEL_AGENT_SERVER, EVENKEEL_AGENT_TOKEN_FILE …
            """;

    private static final List<String> NAMES = List.of(
            "server",
            "token-file",
            "name",
            "proc",
            "interval",
            "spool",
            "spool-mb",
            "logs",
            "logs-kept-mb",
            "connections",
            "top-processes",
            "process",
            "service",
            "jobs",
            "run-tool",
            "ca",
            "certificate-sha256",
            "metrics-listen");

    /** The start was asked for in a way that can't be done; the message says what to write instead. */
    public static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    public static Options parse(List<String> arguments, Map<String, String> environment) throws Unusable {
        Given given = Given.parse(NAMES, arguments, environment);
        if (given.has("ca") && given.has("certificate-sha256")) {
            throw new Unusable("Give --ca or --certificate-sha256, not both.");
        }
        return new Options(
                given.server(),
                Path.of(given.required("token-file")),
                given.optional("name"),
                given.optional("spool").map(Path::of),
                given.number("spool-mb", 256, 1, 65_536),
                Path.of(given.optional("proc").orElse("/proc")),
                new Programs(
                        given.number("top-processes", 5, 0, 20),
                        ProcessMatch.parse(given.list("process")),
                        given.list("service")),
                Duration.ofSeconds(given.number("interval", 10, 1, 300)),
                new Logs(
                        !given.optional("logs").equals(Optional.of("off")),
                        given.optional("logs").map(Path::of),
                        given.number("logs-kept-mb", 256, 0, 65_536)),
                given.isOn("connections", true),
                given.optional("jobs")
                        .map(file -> new Jobs(
                                Path.of(file),
                                Path.of(given.optional("run-tool").orElse("/opt/evenkeel-agent/bin/run-tool")))),
                given.address("metrics-listen"),
                given.optional("ca").map(Path::of),
                given.optional("certificate-sha256"));
    }
}
