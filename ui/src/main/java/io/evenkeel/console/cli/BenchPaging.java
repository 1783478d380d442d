package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern NUMBER = Pattern.compile("bench-(\\d+)");
    private static final Pattern CODE = Pattern.compile("code is (\\d{6})");
    private static final String PASSWORD = "a long password for ";
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

    private final Map<String, CompletableFuture<String>> codes = new ConcurrentHashMap<>();
    private final Map<Integer, Long> sentNanos = new ConcurrentHashMap<>();
    private final Map<Integer, Long> atOnceMillis = new ConcurrentHashMap<>();
    private final Map<Integer, Boolean> arrived = new ConcurrentHashMap<>();
    private final AtomicInteger letters = new AtomicInteger();
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
            String name = "p" + number;
            String address = name + "@example.org";
            var created = admin.send(
                    "POST",
                    "/api/people",
                    Map.of("name", name, "displayName", "Person " + number, "role", "ON_CALL_ENGINEER"));
            String first = created.get("firstPassword").asString();
            caller.signedIn(name, first)
                    .send("POST", "/api/session/password", Map.of("current", first, "next", PASSWORD + name));
            verify(caller.signedIn(name, PASSWORD + name), address);
            admin.send(
                    "POST",
                    "/api/oncall/policies",
                    Map.of(
                            "name",
                            "Policy " + number,
                            "match",
                            Map.of("team", "team-" + number),
                            "steps",
                            List.of(Map.of(
                                    "target",
                                    "PERSON",
                                    "person",
                                    created.get("person").get("id").asString(),
                                    "waitingSeconds",
                                    86_400))));
        }
    }

    private void verify(BenchCaller person, String address) throws IOException, InterruptedException {
        var code = new CompletableFuture<String>();
        codes.put(address, code);
        String id = person.send("POST", "/api/notify/contacts", Map.of("channel", "EMAIL", "address", address))
                .get("id")
                .asString();
        try {
            person.send(
                    "POST", "/api/notify/contacts/" + id + "/verify", Map.of("code", code.get(30, TimeUnit.SECONDS)));
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IOException("No code came to " + address + " within 30 s.", e);
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
        sentNanos.put(number, System.nanoTime());
        try {
            caller.send("POST", "/api/v2/alerts", List.of(alert));
        } catch (IOException e) {
            sentNanos.remove(number);
            if (refused.getAndIncrement() == 0) {
                System.err.println("First refusal: " + e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accepted(MailSink.Letter letter, long nanos) {
        letters.incrementAndGet();
        String text = text(letter.text());
        Matcher code = CODE.matcher(text);
        if (code.find()) {
            Optional.ofNullable(codes.remove(letter.to())).ifPresent(waiting -> waiting.complete(code.group(1)));
            return;
        }
        var numbers = new ArrayList<Integer>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            int found = Integer.parseInt(number.group(1));
            if (!numbers.contains(found)) {
                numbers.add(found);
            }
        }
        numbers.forEach(found -> arrived.put(found, true));
        // One that waited for company has not gone at once, even if it found none.
        if (!text.contains("Evenkeel-Gathered:")) {
            numbers.stream()
                    .limit(1)
                    .forEach(found -> Optional.ofNullable(sentNanos.get(found))
                            .ifPresent(sent -> atOnceMillis.putIfAbsent(found, (nanos - sent) / 1_000_000)));
        }
    }

    /** Headers with the decoded body; a code and a page are plain words in one or the other. */
    private static String text(String letter) {
        int end = letter.indexOf("\n\n");
        String head = letter.substring(0, Math.max(0, end)).replace("\n ", " ");
        String body = letter.substring(Math.max(0, end));
        if (head.toLowerCase(java.util.Locale.ROOT).contains("content-transfer-encoding: base64")) {
            byte[] bytes = java.util.Base64.getMimeDecoder().decode(body);
            return head + new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }
        return head + body.replace("=\n", "");
    }

    private void awaitRest(int alerts) throws InterruptedException {
        long end = System.nanoTime() + REST_COMES_WITHIN.toNanos();
        while (arrived.size() + refused.get() < alerts && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void report(PrintWriter out, int alerts) {
        out.printf(
                "%d alerts, %d refused, %d arrived, %d letters, %d pages went at once%n",
                alerts, refused.get(), arrived.size(), letters.get() - policies, atOnceMillis.size());
        reportAtOnce(out, "at once", _ -> true);
        reportAtOnce(out, "… alerts of the first " + COLD_SECONDS + " s", number -> number < rate * COLD_SECONDS);
        reportAtOnce(out, "… later ones", number -> number >= rate * COLD_SECONDS);
        out.flush();
    }

    private void reportAtOnce(PrintWriter out, String words, IntPredicate which) {
        long[] millis = atOnceMillis.entrySet().stream()
                .filter(page -> which.test(page.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sorted()
                .toArray();
        if (millis.length > 0) {
            out.printf(
                    "%s: %d pages, p50 %d ms, p90 %d ms, p99 %d ms, longest %d ms%n",
                    words,
                    millis.length,
                    at(millis, 0.5),
                    at(millis, 0.9),
                    at(millis, 0.99),
                    millis[millis.length - 1]);
        }
    }

    private static long at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
    }
}
