package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./evenkeel bench desk}: a desk with many tickets and running processes, and people who work there at once; then how
 * many processes come to their end in a second, and what a changed calendar costs.
 */
@Command(
        name = "desk",
        description = "Lists, inbox and tasks of a full desk with many people at once; processes ended in a second; a"
                + " changed calendar.",
        mixinStandardHelpOptions = true)
final class BenchDesk implements Callable<Integer> {
    private static final int MANAGERS = 5;
    private static final int CONNECTIONS = 8;
    private static final List<String> LISTS = List.of(
            "/api/desk/tickets?line=FIRST",
            "/api/desk/tickets?line=SECOND&kind=FAULT",
            "/api/desk/tickets?q=room+99",
            "/api/desk/tickets?state=CLOSED&q=3f9a",
            "/api/desk/tickets?state=CLOSED&kind=QUESTION&q=%E6%89%93%E5%8D%B0%E6%9C%BA",
            "/api/desk/tickets?state=CLOSED&q=nobody+wrote+this");

    @Option(names = "--tickets", defaultValue = "100000", description = "${DEFAULT-VALUE} unless given.")
    private int tickets;

    @Option(
            names = "--alive",
            defaultValue = "10000",
            description = "Tickets that are not over, each with two clocks; ${DEFAULT-VALUE} unless given.")
    private int alive;

    @Option(
            names = "--instances",
            defaultValue = "10000",
            description = "Open processes; ${DEFAULT-VALUE} unless given.")
    private int instances;

    @Option(
            names = "--ended",
            defaultValue = "2000",
            description = "Processes led from start to end; ${DEFAULT-VALUE} unless given.")
    private int ended;

    @Option(names = "--people", defaultValue = "50", description = "At once; ${DEFAULT-VALUE} unless given.")
    private int people;

    @Option(
            names = "--pause-millis",
            defaultValue = "1000",
            description = "Of a person between two acts; ${DEFAULT-VALUE} unless given.")
    private int pauseMillis;

    @Option(names = "--seconds", defaultValue = "60", description = "Of each part; ${DEFAULT-VALUE} unless given.")
    private int seconds;

    /** What is measured. */
    private enum Part {
        WORK,
        END,
        CALENDAR
    }

    @Option(
            names = "--parts",
            split = ",",
            defaultValue = "WORK,END,CALENDAR",
            description = "Some of ${COMPLETION-CANDIDATES}; all unless given.")
    private Set<Part> parts = Set.of();

    @Spec
    private @Nullable CommandSpec spec;

    private final Latencies list = new Latencies("list with filter");
    private final List<Latencies> lists = LISTS.stream()
            .map(path -> new Latencies("… " + path.substring(path.indexOf('?') + 1)))
            .toList();
    private final Latencies inbox = new Latencies("inbox");
    private final Latencies complete = new Latencies("complete a task");
    private final AtomicInteger taken = new AtomicInteger();

    @Override
    public Integer call() throws IOException, InterruptedException {
        mustBe(1, Integer.MAX_VALUE, tickets, "--tickets");
        mustBe(0, tickets, alive, "--alive");
        mustBe(1, Integer.MAX_VALUE, instances, "--instances");
        mustBe(1, Integer.MAX_VALUE, ended, "--ended");
        mustBe(1, 1_000, people, "--people");
        mustBe(0, Integer.MAX_VALUE, pauseMillis, "--pause-millis");
        mustBe(1, Integer.MAX_VALUE, seconds, "--seconds");
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf(
                "desk: %,d tickets, %,d open processes, %d people, a pause of %d ms, %d processors%n",
                tickets, instances, people, pauseMillis, Runtime.getRuntime().availableProcessors());
        try (var server = TrialServer.startOwn(Map.of("EVENKEEL_PASSWORD_STRENGTH", "4"));
                var caller = BenchCaller.anonymous(server.server().url())) {
            BenchCaller admin = caller.signedIn("admin", server.password());
            DeskPeople all = DeskPeople.make(caller, admin, people, MANAGERS);
            DeskFeed.tickets(server, admin, tickets, alive);
            DeskFeed.process(admin);
            open(out, all);
            if (parts.contains(Part.WORK)) {
                work(out, all);
            }
            if (parts.contains(Part.END)) {
                end(out, server, all);
            }
            if (parts.contains(Part.CALENDAR)) {
                calendar(out, admin);
            }
        }
        return 0;
    }

    private void mustBe(int least, int most, int given, String option) {
        if (given < least || given > most) {
            String bounds = most == Integer.MAX_VALUE ? "at least " + least : "between " + least + " and " + most;
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    option + " is " + given + ", and must be " + bounds + ".");
        }
    }

    private static void begin(PrintWriter out, String what) throws IOException {
        out.printf(
                "%n%s, load %s%n",
                what, Files.readString(Path.of("/proc/loadavg")).strip().substring(0, 14));
        out.flush();
    }

    /** Through the API, as people would. */
    private void open(PrintWriter out, DeskPeople all) throws IOException, InterruptedException {
        begin(out, "processes are opened");
        long begin = System.nanoTime();
        var left = new AtomicInteger(instances);
        together(CONNECTIONS, number -> {
            while (left.getAndDecrement() > 0) {
                start(all.desk().get(number % people));
            }
        });
        out.printf("%,d opened, %.0f a second%n", instances, instances / secondsSince(begin));
    }

    private static void start(BenchCaller person) throws IOException, InterruptedException {
        person.send("POST", "/api/processes/bundles/bench/start", Map.of("values", Map.of()));
    }

    private void work(PrintWriter out, DeskPeople all) throws IOException, InterruptedException {
        begin(out, "people work");
        working(all, Math.min(seconds, 20));
        List<Latencies> measured = new ArrayList<>(List.of(list, inbox, complete));
        measured.addAll(lists);
        measured.forEach(Latencies::forget);
        taken.set(0);
        working(all, seconds);
        measured.forEach(each -> each.tell(out));
        out.printf("%d tasks were somebody else's by then%n", taken.get());
    }

    private void working(DeskPeople all, int during) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(during);
        together(people, number -> {
            BenchCaller person = all.desk().get(number);
            // They do not all begin at the same moment.
            TimeUnit.MILLISECONDS.sleep((long) pauseMillis * number / people);
            for (int round = number; System.nanoTime() - end < 0; round++) {
                int which = round % LISTS.size();
                list.time(() -> lists.get(which).time(() -> person.send("GET", LISTS.get(which), "")));
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
                List<JsonNode> waiting = new ArrayList<>();
                inbox.time(() -> waiting.addAll(person.send("GET", "/api/tasks", "")
                        .get("items")
                        .valueStream()
                        .toList()));
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
                complete(person, waiting, number);
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
            }
        });
    }

    private void complete(BenchCaller person, List<JsonNode> waiting, int number) throws InterruptedException {
        if (waiting.isEmpty()) {
            return;
        }
        String task = waiting.get(number % waiting.size()).get("id").asString();
        try {
            complete.time(() -> complete(person, task));
        } catch (IOException somebodyElseWas) {
            taken.incrementAndGet();
        }
    }

    private static void complete(BenchCaller person, String task) throws IOException, InterruptedException {
        person.send("POST", "/api/tasks/" + task + "/complete", Map.of("values", Map.of()));
    }

    /**
     * Each is started by one person, worked on by another and approved by a third; what waits for whom is looked up
     * between these, off the clock.
     */
    private void end(PrintWriter out, TrialServer server, DeskPeople all) throws IOException, InterruptedException {
        begin(out, "processes from start to end, with a vote and the trail");
        for (int count : new int[] {Math.min(ended, 500), ended}) {
            var started = new ConcurrentLinkedQueue<String>();
            double seconds = timed(
                    out,
                    server,
                    "started",
                    count,
                    number -> started.add(all.desk()
                            .get(number % people)
                            .send("POST", "/api/processes/bundles/bench/start", Map.of("values", Map.of()))
                            .get("businessKey")
                            .asString()));
            List<String> tasks = waiting(all.desk().getFirst(), Set.copyOf(started));
            seconds += timed(
                    out,
                    server,
                    "worked on",
                    count,
                    number -> complete(all.desk().get((number + 1) % people), tasks.get(number)));
            BenchCaller manager = all.managers().getFirst();
            List<String> approvals = new ArrayList<>();
            for (String asked : waiting(manager, Set.copyOf(started))) {
                approvals.add(manager.send("GET", "/api/tasks/" + asked, "")
                        .get("approval")
                        .get("id")
                        .asString());
            }
            seconds += timed(
                    out,
                    server,
                    "voted on and ended",
                    count,
                    number -> all.managers()
                            .get(number % MANAGERS)
                            .send("POST", "/api/approvals/" + approvals.get(number) + "/votes", Map.of("yes", true)));
            out.printf("%,d from start to end: %.0f a second%n", count, count / seconds);
            out.flush();
        }
    }

    /** @return how long it took */
    private static double timed(PrintWriter out, TrialServer server, String what, int count, Doing each)
            throws IOException, InterruptedException {
        double cpu = ProcessUse.of(server.pid()).cpuSeconds();
        double database = server.databaseCpuSeconds();
        long begin = System.nanoTime();
        var next = new AtomicInteger();
        together(CONNECTIONS, _ -> {
            for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                each.of(number);
            }
        });
        double seconds = secondsSince(begin);
        out.printf(
                "%,d %s: %.0f a second; %.1f ms of a processor each in the server, %.1f in the database%n",
                count,
                what,
                count / seconds,
                (ProcessUse.of(server.pid()).cpuSeconds() - cpu) * 1_000 / count,
                (server.databaseCpuSeconds() - database) * 1_000 / count);
        return seconds;
    }

    /** The ids of what waits for this person of these processes. */
    private static List<String> waiting(BenchCaller person, Set<String> keys) throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            String cursor = next.get().isEmpty() ? "" : "&cursor=" + next.get();
            JsonNode page = person.send("GET", "/api/tasks?limit=200" + cursor, "");
            page.get("items")
                    .valueStream()
                    .filter(item -> keys.contains(item.get("businessKey").asString()))
                    .forEach(item -> found.add(item.get("id").asString()));
            next = Optional.ofNullable(page.get("next")).map(JsonNode::asString);
        }
        if (found.size() != keys.size()) {
            throw new IOException(keys.size() + " processes, but " + found.size() + " things wait");
        }
        return found;
    }

    private void calendar(PrintWriter out, BenchCaller admin) throws IOException, InterruptedException {
        begin(out, "a calendar changes");
        for (String lines : List.of("Mon-Fri 09:00-12:00 13:00-18:00", "Mon-Fri 08:00-17:30")) {
            long begin = System.nanoTime();
            admin.send(
                    "PUT",
                    "/api/desk/calendars/office",
                    Map.of("name", "Office hours", "zone", "Europe/Berlin", "lines", lines));
            out.printf("%,d clocks moved in %.2f s%n", 2 * alive, secondsSince(begin));
        }
        out.flush();
    }

    /** What one of several does at the same time as the others. */
    private interface Doing {
        void of(int number) throws IOException, InterruptedException;
    }

    private static void together(int count, Doing doing) throws IOException, InterruptedException {
        var work = new ArrayList<Callable<Boolean>>();
        for (int number = 0; number < count; number++) {
            int own = number;
            work.add(() -> {
                doing.of(own);
                return true;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
