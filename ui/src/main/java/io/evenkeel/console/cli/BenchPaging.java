package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./evenkeel bench paging}: the time from an alert's HTTP request to the mail server's acceptance of the page. A
 * server of its own, one person and one policy for each team, every address verified as a person does it.
 */
@Command(
        name = "paging",
        description = "From an alert over HTTP to the mail that pages for it.",
        mixinStandardHelpOptions = true)
final class BenchPaging implements Callable<Integer> {

    private static final List<String> SEVERITIES = List.of("medium", "high", "critical");

    /** What gathers waits for a minute; then it must have come too. */
    private static final Duration REST_COMES_WITHIN = Duration.ofSeconds(90);

    /** So long a server that has just started still compiles its own code. */
    private static final int COLD_SECONDS = 15;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long alerts come; ${DEFAULT-VALUE} unless given.")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "ALERTS",
            defaultValue = "20",
            description = "Alerts a second; ${DEFAULT-VALUE} unless given.")
    private int rate;

    @Option(
            names = "--policies",
            paramLabel = "COUNT",
            defaultValue = "300",
            description = "Policies, each with a person; ${DEFAULT-VALUE} unless given.")
    private int policies;

    @Spec
    private @Nullable CommandSpec spec;

    private final PagedPeople people = new PagedPeople();
    private final ArrivedPages pages = new ArrivedPages();
    private final AtomicInteger refused = new AtomicInteger();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf(
                "paging: %d alerts/s for %d s over %d policies, %d processors, Java %s%n",
                rate,
                seconds,
                policies,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
        out.flush();
        // Four rounds of bcrypt: 300 people sign in before the measurement, and none during it.
        try (var sink = new MailSink(this::accepted);
                var server = TrialServer.startOwn(Map.of("EVENKEEL_PASSWORD_STRENGTH", "4"));
                var caller = BenchCaller.anonymous(server.server().url())) {
            prepare(caller, server.password(), sink.port());
            out.println("prepared; alerts begin");
            out.flush();
            int alerts = raise(caller.withToken(token(caller.signedIn("admin", server.password()))));
            awaitRest(alerts);
            report(out, alerts);
        }
        return 0;
    }

    private void prepare(BenchCaller caller, String password, int port) throws IOException, InterruptedException {
        BenchCaller admin = caller.signedIn("admin", password);
        admin.send(
                "PUT",
                "/api/notify/mail",
                Map.of("host", "127.0.0.1", "port", port, "security", "none", "from", "evenkeel@example.org"));
        for (int number = 0; number < policies; number++) {
            people.add(caller, admin, number);
        }
    }

    private static String token(BenchCaller admin) throws IOException, InterruptedException {
        return admin.send("POST", "/api/tokens", Map.of("name", "bench", "rights", List.of("RAISE_ALERTS")))
                .get("secret")
                .asString();
    }

    /** At its even rate whatever the answers take; returns how many alerts were raised. */
    private int raise(BenchCaller caller) throws InterruptedException {
        int alerts = rate * seconds;
        var posts = Executors.newVirtualThreadPerTaskExecutor();
        try (ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
                posts) {
            var next = new AtomicInteger();
            var ticking = ticks.scheduleAtFixedRate(
                    () -> {
                        int number = next.getAndIncrement();
                        if (number < alerts) {
                            posts.execute(() -> post(caller, number));
                        }
                    },
                    0,
                    1_000_000 / rate,
                    TimeUnit.MICROSECONDS);
            while (next.get() < alerts) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            ticking.cancel(false);
        }
        return alerts;
    }

    private void post(BenchCaller caller, int number) {
        var alert = Map.of(
                "labels",
                Map.of(
                        "alertname",
                        "Bench",
                        "severity",
                        SEVERITIES.get(number % 7 % SEVERITIES.size()),
                        "team",
                        "team-" + number % policies,
                        "host",
                        "bench-host-" + number),
                "annotations",
                Map.of("summary", "Measured alert bench-" + number));
        pages.sent(number);
        try {
            caller.send("POST", "/api/v2/alerts", List.of(alert));
        } catch (IOException e) {
            pages.refused(number);
            if (refused.getAndIncrement() == 0) {
                System.err.println("First refusal: " + e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accepted(MailSink.Letter letter, long nanos) {
        String text = ArrivedPages.text(letter.text());
        if (!people.tookCode(letter.to(), text)) {
            pages.accepted(text, nanos);
        }
    }

    private void awaitRest(int alerts) throws InterruptedException {
        long end = System.nanoTime() + REST_COMES_WITHIN.toNanos();
        while (pages.count() + refused.get() < alerts && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void report(PrintWriter out, int alerts) {
        out.printf(
                "%d alerts, %d refused, %d arrived, %d letters, %d pages went at once%n",
                alerts, refused.get(), pages.count(), pages.letters(), pages.atOnce());
        pages.tell(out, "at once", _ -> true);
        pages.tell(out, "… alerts of the first " + COLD_SECONDS + " s", number -> number < rate * COLD_SECONDS);
        pages.tell(out, "… later ones", number -> number >= rate * COLD_SECONDS);
        out.flush();
    }
}
