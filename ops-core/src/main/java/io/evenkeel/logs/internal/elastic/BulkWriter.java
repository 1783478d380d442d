package io.evenkeel.logs.internal.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogStoreUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Writes lines until the cluster has them. What it refuses for now (429, 5xx, no answer) is sent again, after longer and longer
 * pauses, alone; a line that is there already (409) is not doubled. Once a batch could not be written, each further one is tried once
 * only, until one succeeds: senders hear at once that they must wait. Thread-safe.
 */
final class BulkWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BulkWriter.class);
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** Bytes of a request, about; well below what nodes take. */
    private static final int REQUEST_BYTES = 5 << 20;

    /** Requests at once: more wait here, not in the memory of the cluster. */
    private static final int AT_ONCE = 4;

    private final Cluster cluster;
    private final DayIndices indices;
    private final Duration patience;
    private final Pause pause;
    private final Semaphore writing = new Semaphore(AT_ONCE, true);
    private volatile boolean failing;

    /** Waits between two tries. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** @param bytes act and document */
    private record Act(String index, String id, byte[] bytes) {}

    /** Why another try may help. */
    private static final class NotNow extends Exception {
        private static final long serialVersionUID = 1;
        private final transient List<Act> left;

        NotNow(String sentence, List<Act> left, Optional<Throwable> cause) {
            super(sentence, cause.orElse(null));
            this.left = left;
        }
    }

    BulkWriter(Cluster cluster, DayIndices indices, Duration patience, Pause pause) {
        this.cluster = cluster;
        this.indices = indices;
        this.patience = patience;
        this.pause = pause;
    }

    /** @throws LogStoreUnavailable where not all could be written; then those that were are taken back, if the cluster answers */
    void write(List<LogLine> lines) {
        List<Act> created = new ArrayList<>();
        enter();
        try {
            for (List<Act> request : requests(lines)) {
                write(request, created);
            }
            failing = false;
        } catch (LogStoreUnavailable e) {
            failing = true;
            takeBack(created);
            throw e;
        } finally {
            writing.release();
        }
    }

    private void enter() {
        try {
            writing.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogStoreUnavailable("The server stops.", e);
        }
    }

    private List<List<Act>> requests(List<LogLine> lines) {
        List<List<Act>> requests = new ArrayList<>();
        List<Act> request = new ArrayList<>();
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
        int bytes = 0;
        for (LogLine line : lines) {
            buffer.reset();
            String index = indices.of(line.at());
            LineDocuments.write(index, line, buffer);
            if (bytes > 0 && bytes + buffer.size() > REQUEST_BYTES) {
                requests.add(request);
                request = new ArrayList<>();
                bytes = 0;
            }
            request.add(new Act(index, LineDocuments.id(line), buffer.toByteArray()));
            bytes += buffer.size();
        }
        if (!request.isEmpty()) {
            requests.add(request);
        }
        return requests;
    }

    private void write(List<Act> request, List<Act> created) {
        long end = System.nanoTime() + (failing ? Duration.ZERO : patience).toNanos();
        Duration next = FIRST_PAUSE;
        List<Act> left = request;
        while (true) {
            try {
                send(left, created);
                return;
            } catch (NotNow e) {
                if (System.nanoTime() - end >= 0) {
                    throw new LogStoreUnavailable(String.valueOf(e.getMessage()), e);
                }
                left = e.left;
                rest(next);
                next = next.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? next.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Half of it at least; the rest by chance, so that several servers do not come back at one moment. */
    private void rest(Duration time) {
        try {
            long half = time.toMillis() / 2;
            pause.of(Duration.ofMillis(half + RandomGenerator.getDefault().nextLong(half + 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogStoreUnavailable("The server stops.", e);
        }
    }

    private void send(List<Act> acts, List<Act> created) throws NotNow {
        JsonNode answer;
        try {
            for (String index : namesOf(acts)) {
                indices.mustBeReady(index);
            }
            answer = cluster.bulk(body(acts), patience);
        } catch (ResponseException e) {
            int status = e.getResponse().getStatusCode();
            if (status == TOO_LARGE && acts.size() > 1) {
                send(acts.subList(0, acts.size() / 2), created);
                send(acts.subList(acts.size() / 2, acts.size()), created);
                return;
            }
            throw failure(status, "it answers " + status, acts, e);
        } catch (ElasticsearchException e) {
            throw failure(e.status(), String.valueOf(e.getMessage()), acts, e);
        } catch (IOException | JacksonException e) {
            indices.lookAgain();
            throw new NotNow(String.valueOf(cluster.unavailable(e).getMessage()), acts, Optional.of(e));
        }
        look(answer, acts, created);
    }

    private static Set<String> namesOf(List<Act> acts) {
        Set<String> names = new TreeSet<>();
        acts.forEach(act -> names.add(act.index()));
        return names;
    }

    private static byte[] body(List<Act> acts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(
                acts.stream().mapToInt(act -> act.bytes().length).sum());
        acts.forEach(act -> body.writeBytes(act.bytes()));
        return body.toByteArray();
    }

    private void look(JsonNode answer, List<Act> acts, List<Act> created) throws NotNow {
        JsonNode items = answer.path("items");
        if (items.size() != acts.size()) {
            throw new NotNow(
                    "Elasticsearch at " + cluster.address() + " does not say what became of each line.",
                    acts,
                    Optional.empty());
        }
        List<Act> left = new ArrayList<>();
        String sentence = "";
        for (int i = 0; i < acts.size(); i++) {
            JsonNode item = items.get(i).path("create");
            int status = item.path("status").asInt();
            if (status == CREATED) {
                created.add(acts.get(i));
            } else if (status != CONFLICT) {
                sentence = reason(item);
                if (!mayHelp(status)) {
                    throw refused(sentence);
                }
                if (status == NOT_FOUND) {
                    indices.lookAgain();
                }
                left.add(acts.get(i));
            }
        }
        if (!left.isEmpty()) {
            throw new NotNow(
                    "Elasticsearch at " + cluster.address() + " cannot take log lines now: " + sentence + ".",
                    left,
                    Optional.empty());
        }
    }

    private static String reason(JsonNode item) {
        return item.path("status").asInt() + " "
                + item.path("error").path("type").asString("") + ", "
                + item.path("error").path("reason").asString("");
    }

    private static boolean mayHelp(int status) {
        return status == TOO_MANY || status >= SERVER_ERRORS || status == NOT_FOUND;
    }

    private NotNow failure(int status, String reason, List<Act> acts, Exception e) {
        if (status == 401 || status == 403) {
            throw new LogStoreUnavailable(cluster.credentials(status), e);
        }
        if (!mayHelp(status)) {
            throw new LogStoreUnavailable(String.valueOf(refused(reason).getMessage()), e);
        }
        return new NotNow(
                "Elasticsearch at " + cluster.address() + " cannot take log lines now: " + reason + ".",
                acts,
                Optional.of(e));
    }

    private LogStoreUnavailable refused(String reason) {
        return new LogStoreUnavailable("Elasticsearch at " + cluster.address() + " refuses log lines: " + reason + ".");
    }

    /** All of a batch or none, as far as the cluster lets: else what is sent again would be there twice. */
    private void takeBack(List<Act> created) {
        if (created.isEmpty()) {
            return;
        }
        try {
            StringBuilder acts = new StringBuilder(created.size() * 100);
            for (Act act : created) {
                acts.append("{\"delete\":{\"_index\":\"")
                        .append(act.index())
                        .append("\",\"_id\":\"")
                        .append(act.id())
                        .append("\"}}\n");
            }
            cluster.bulk(acts.toString().getBytes(StandardCharsets.UTF_8), patience);
        } catch (IOException | JacksonException e) {
            LOG.warn(
                    "event=log-lines-twice lines={} cause=\"{}\" note=\"written before the batch was refused; their sender sends them"
                            + " again\"",
                    created.size(),
                    e.getMessage());
        }
    }
}
