package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./evenkeel bench inventory}: an estate is written down over HTTP, hosts below clusters below business services, and
 * one switch below all clusters; then what its pages take.
 */
@Command(
        name = "inventory",
        description = "Pages of a large inventory and the impact of one item, over HTTP.",
        mixinStandardHelpOptions = true)
final class BenchInventory implements Callable<Integer> {

    private static final int HOSTS_A_CLUSTER = 10;
    private static final int CLUSTERS_A_SERVICE = 9;
    private static final int CALLS = 200;
    private static final int CONNECTIONS = 8;

    @Option(names = "--items", defaultValue = "10000", description = "How many; ${DEFAULT-VALUE} unless given.")
    private int items;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf(
                "inventory: %,d items, %d processors, load %s%n",
                items,
                Runtime.getRuntime().availableProcessors(),
                Files.readString(Path.of("/proc/loadavg")).strip());
        try (var server = TrialServer.startOwn(Map.of("EVENKEEL_PASSWORD_STRENGTH", "4"));
                var caller = BenchCaller.anonymous(server.server().url())) {
            BenchCaller admin = caller.signedIn("admin", server.password());
            int services = (items - 1) / (CLUSTERS_A_SERVICE * (HOSTS_A_CLUSTER + 1) + 1);
            int clusters = services * CLUSTERS_A_SERVICE;
            int hosts = items - services - clusters - 1;
            List<String> host = add(admin, "host", "host", hosts);
            List<String> cluster = add(admin, "service", "cluster", clusters);
            List<String> service = add(admin, "business-service", "service", services);
            String core = add(admin, "service", "switch", 1).getFirst();
            all(clusters, number -> {
                int first = number * HOSTS_A_CLUSTER;
                link(admin, cluster.get(number), host.subList(first, first + HOSTS_A_CLUSTER), HOSTS_A_CLUSTER - 2);
                return link(admin, cluster.get(number), List.of(core), 1);
            });
            all(services, number -> {
                int first = number * CLUSTERS_A_SERVICE;
                return link(
                        admin,
                        service.get(number),
                        cluster.subList(first, first + CLUSTERS_A_SERVICE),
                        CLUSTERS_A_SERVICE);
            });
            out.printf("written down: %,d items, %,d dependencies%n", items, 2 * clusters + services);
            out.flush();
            measure(out, admin, "first page of 100", "/api/inventory/items?limit=100");
            String cursor = cursorInTheMiddle(admin);
            measure(out, admin, "page of 100 in the middle", "/api/inventory/items?limit=100&cursor=" + cursor);
            measure(out, admin, "search for a part of a name", "/api/inventory/items?limit=100&q=ost-77");
            measure(out, admin, "a host with its impact", "/api/inventory/items/" + host.getFirst());
            measure(
                    out,
                    admin,
                    "the switch, whose failure hits %,d items".formatted(clusters + services),
                    "/api/inventory/items/" + core);
        }
        return 0;
    }

    /** Makes one of the things that a number stands for. */
    private interface Made {
        String of(int number) throws IOException, InterruptedException;
    }

    private static List<String> add(BenchCaller admin, String kind, String name, int count)
            throws IOException, InterruptedException {
        return all(
                count,
                number -> id(admin.send(
                        "POST",
                        "/api/inventory/items",
                        Map.of("kind", kind, "name", "%s-%05d".formatted(name, number), "criticality", "high"))));
    }

    private static String link(BenchCaller admin, String from, List<String> to, int needs)
            throws IOException, InterruptedException {
        return id(admin.send("POST", "/api/inventory/links", Map.of("from", from, "to", to, "needs", needs)));
    }

    private static String id(JsonNode made) {
        return made.get("id").asString();
    }

    private static List<String> all(int count, Made made) throws IOException, InterruptedException {
        var work = new ArrayList<Callable<String>>();
        for (int number = 0; number < count; number++) {
            int own = number;
            work.add(() -> made.of(own));
        }
        var ids = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (Future<String> done : pool.invokeAll(work)) {
                ids.add(done.get());
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return ids;
    }

    private String cursorInTheMiddle(BenchCaller admin) throws IOException, InterruptedException {
        JsonNode page = admin.send("GET", "/api/inventory/items?limit=500", "");
        for (int seen = 500; seen < items / 2; seen += 500) {
            page = admin.send(
                    "GET",
                    "/api/inventory/items?limit=500&cursor=" + page.get("next").asString(),
                    "");
        }
        return page.get("next").asString();
    }

    private static void measure(PrintWriter out, BenchCaller admin, String what, String path)
            throws IOException, InterruptedException {
        double[] millis = new double[CALLS];
        for (int call = -CALLS / 4; call < CALLS; call++) {
            long begin = System.nanoTime();
            admin.send("GET", path, "");
            if (call >= 0) {
                millis[call] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(millis);
        out.printf("%s: p50 %.1f ms, p99 %.1f ms%n", what, millis[CALLS / 2], millis[CALLS * 99 / 100]);
        out.flush();
    }
}
