package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;

/**
 * Makes something really go wrong on this machine, so that a newcomer sees the whole day of an incident: load → measured
 * → alert → page → acknowledged → load gone → resolved → reviewed → closed. Everything the server does is what it does
 * for any alert; only the rule's limit and its {@code for} are short, and the timeline says so.
 */
@Command(
        name = "try",
        description = "Makes this machine busy for a while and leads the incident that follows to its end.",
        mixinStandardHelpOptions = true,
        subcommands = {TryDesk.class, TryLogs.class, TryRecovery.class})
public final class TryCommand implements Callable<Integer> {
    private static final Duration LOAD_AT_MOST = Duration.ofSeconds(100);
    private static final Duration FIRST_MEASUREMENTS = Duration.ofSeconds(45);
    private static final Duration CALMER = Duration.ofMinutes(3);
    private static final Duration CLEARS_WITHIN = Duration.ofMinutes(2);
    private static final Duration CLEARS_WITHOUT_RULE = Duration.ofMinutes(1);

    /** Not required, or {@code try desk} and its like would be refused for want of it. */
    @Parameters(
            index = "0",
            arity = "0..1",
            converter = Tried.class,
            description =
                    "What goes wrong: cpu, memory, disk, or one of the commands below; ${DEFAULT-VALUE} unless given.")
    private Load.What what = Load.What.cpu;

    @Option(names = "--unattended", description = "Acknowledge, resolve and review through the public API.")
    private boolean unattended;

    /** Knows what else can be tried, which has commands of its own. */
    static final class Tried implements ITypeConverter<Load.What> {
        private static final List<String> COMMANDS = Stream.of(
                        TryCommand.class.getAnnotation(Command.class).subcommands())
                .map(command -> command.getAnnotation(Command.class).name())
                .toList();

        @Override
        public Load.What convert(String given) {
            for (Load.What what : Load.What.values()) {
                if (what.name().equalsIgnoreCase(given)) {
                    return what;
                }
            }
            String loads = Stream.of(Load.What.values()).map(Enum::name).collect(Collectors.joining(", "));
            throw new TypeConversionException(
                    "'%s' is none of %s, %s".formatted(given, loads, String.join(", ", COMMANDS)));
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TrialServer running = TrialServer.findOrStart();
                ServerCalls api = new ServerCalls(running.server())) {
            if (!unattended) {
                running.signInHint().ifPresent(TryCommand::say);
            }
            return lead(running, api);
        } catch (Refused | IOException e) {
            say("Stopped: " + e.getMessage());
            return 1;
        }
    }

    private int lead(TrialServer running, ServerCalls api) throws IOException, InterruptedException, Refused {
        LocalServer server = running.server();
        Instant asked = Clock.systemUTC().instant();
        TrialIncident incident;
        long begun;
        Thread switchOff = Thread.ofPlatform().unstarted(() -> switchOff(server));
        try (Load load = Load.of(what, running.folder(), new TimeLimit(LOAD_AT_MOST))) {
            JsonNode trial = begin(running, api, load);
            Runtime.getRuntime().addShutdownHook(switchOff);
            say(level(trial));
            begun = System.nanoTime();
            load.start();
            say(load.sentence());
            String key = opened(api, trial.path("alertname").asString(), server.host(), load);
            incident = new TrialIncident(api, key, unattended, TryCommand::say);
            incident.mustPage(asked, ZoneId.systemDefault());
            say("Incident " + key + " is open: " + server.url().resolve("/incidents/" + key));
            incident.acknowledged();
        }
        say("%s. The load is gone; the alert clears with the next measurements."
                .formatted(incident.wasAcknowledged() ? "Acknowledged" : "It ended before anybody acknowledged"));
        cleared(api, incident, CLEARS_WITHIN);
        say("The alert has cleared.");
        incident.closed(
                "The artificial load was taken away.",
                "./evenkeel try made load on purpose.",
                "None needed: ./evenkeel try took the load away after the acknowledgement.");
        say("%s is closed, %d s after the load began.%s"
                .formatted(
                        incident.key(),
                        Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                        running.isTemporary()
                                ? " The temporary server is stopped and removed."
                                : " What was measured and who did what stays: "
                                        + server.url().resolve("/incidents/" + incident.key())));
        return 0;
    }

    /** However this command ends, Ctrl-C included, the rule of the trial goes with it. */
    private static void switchOff(LocalServer server) {
        try (ServerCalls api = new ServerCalls(server)) {
            api.delete("/api/alerting/try");
        } catch (IOException | Refused e) {
            // The server is gone, or it switches the rule off by itself in a few minutes.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String level(JsonNode trial) {
        String words = what == Load.What.cpu
                ? "This host is at %.0f %%. A rule now fires when it stays above %.0f %% for 20 s."
                : "This host has %.2f %% left. A rule now fires when it stays below %.2f %% for 20 s.";
        return words.formatted(
                trial.path("levelPercent").asDouble(),
                trial.path("limitPercent").asDouble());
    }

    /**
     * A server that has just started has to see the host twice before it knows its level; and what kept the host busy,
     * such as the build of this server, may be over in a moment.
     */
    private JsonNode begin(TrialServer running, ServerCalls api, Load load)
            throws IOException, InterruptedException, Refused {
        Map<String, Object> attempt = new HashMap<>(
                Map.of("what", what.name(), "host", running.server().host(), "loadBytes", load.bytes()));
        long end = System.nanoTime() + FIRST_MEASUREMENTS.toNanos();
        long calm = System.nanoTime() + CALMER.toNanos();
        boolean told = false;
        while (true) {
            try {
                if (what == Load.What.disk) {
                    attempt.put("mountpoint", mountpoint(running, api));
                }
                return api.post("/api/alerting/try", attempt);
            } catch (Refused refused) {
                boolean busy = refused.code().equals("host-too-busy");
                long until = busy ? calm : end;
                if (!(busy || refused.code().equals("host-not-measured")) || System.nanoTime() - until > 0) {
                    throw refused;
                }
                if (busy && !told) {
                    say("This host is busy with other work; waiting up to %d s for it to calm down."
                            .formatted(CALMER.toSeconds()));
                    told = true;
                }
                Thread.sleep(Looking.BETWEEN_LOOKS);
            }
        }
    }

    /** The measured file system that the data folder lies on. */
    private static String mountpoint(TrialServer running, ServerCalls api)
            throws IOException, InterruptedException, Refused {
        Path data = running.folder().toRealPath();
        String selector = URLEncoder.encode(
                "node_filesystem_avail_bytes{host=\"" + running.server().host() + "\"}", StandardCharsets.UTF_8);
        JsonNode found = api.get("/api/v1/query?query=" + selector).path("data").path("result");
        return StreamSupport.stream(found.spliterator(), false)
                .map(series -> series.path("metric").path("mountpoint").asString(""))
                .filter(mounted -> !mounted.isEmpty() && data.startsWith(mounted))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow(() -> new Refused(
                        "The file system of " + data + " is not measured. Is the agent of this host running?",
                        "host-not-measured"));
    }

    private String opened(ServerCalls api, String alertname, String host, Load load)
            throws IOException, InterruptedException, Refused {
        Looking.await(
                () -> load.isOver() || fired(api, alertname, host).isPresent(),
                LOAD_AT_MOST,
                "No incident was opened while the load ran.");
        return fired(api, alertname, host)
                .orElseThrow(
                        () -> new Refused("No incident was opened while the load ran. Other work on this host may have"
                                + " given back what this took; else see whether its agent runs. Try again."));
    }

    /** The incident of the trial's alert on this host. */
    static Optional<String> fired(ServerCalls api, String alertname, String host)
            throws IOException, InterruptedException, Refused {
        return TrialIncident.fired(
                api,
                labels -> labels.path("alertname").asString("").equals(alertname)
                        && labels.path("host").asString("").equals(host));
    }

    /** Where other work keeps the host above the limit, the rule is switched off before its time: that ends its alert. */
    static void cleared(ServerCalls api, TrialIncident incident, Duration byItself)
            throws IOException, InterruptedException, Refused {
        Looking.Question cleared = () -> !incident.isFiring();
        if (Looking.within(byItself, cleared)) {
            return;
        }
        say("Other work keeps this host above the limit, so the alert does not clear; the rule is switched off now.");
        api.delete("/api/alerting/try");
        Looking.await(cleared, CLEARS_WITHOUT_RULE, "The alert did not clear, although its rule is gone.");
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
