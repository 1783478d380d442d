package io.evenkeel.console.web;

import io.evenkeel.audit.Anonymous;
import io.evenkeel.knowledge.KnowledgeIndex;
import io.evenkeel.logs.LogStore;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/health}: whether the server does its work, for load balancers and start scripts. */
@RestController
class HealthController {
    private static final int DATABASE_SECONDS = 2;

    private final JdbcTemplate database;
    private final Scheduler scheduler;
    private final LogStore lines;
    private final KnowledgeIndex articles;
    private volatile boolean started;

    HealthController(javax.sql.DataSource database, Scheduler scheduler, LogStore lines, KnowledgeIndex articles) {
        this.database = new JdbcTemplate(database);
        this.database.setQueryTimeout(DATABASE_SECONDS);
        this.scheduler = scheduler;
        this.lines = lines;
        this.articles = articles;
    }

    record Health(String status, String version, List<Part> parts) {}

    record Part(String name, boolean ok, @Nullable String detail) {}

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        started = true;
    }

    @GetMapping("/api/health")
    @Anonymous("says only whether the parts work; a load balancer has no credential")
    ResponseEntity<Health> health() {
        List<Part> needed = List.of(database(), jobs());
        boolean allOk = needed.stream().allMatch(Part::ok);
        // Without its logs or the words of its articles a server does the rest of its work: it stays in service.
        List<Part> parts =
                Stream.concat(needed.stream(), Stream.of(logs(), knowledge())).toList();
        String status = !started ? "starting" : allOk ? "ready" : "degraded";
        return ResponseEntity.status(status.equals("ready") ? 200 : 503)
                .header("Cache-Control", "no-store")
                .body(new Health(status, Version.OF_THIS_BUILD, parts));
    }

    private Part database() {
        try {
            database.queryForObject("select 1", Integer.class);
            return new Part("database", true, null);
        } catch (DataAccessException e) {
            return new Part("database", false, "The database does not answer.");
        }
    }

    /** Not the sentence itself, which names addresses: anybody reads this. */
    private Part logs() {
        boolean well = lines.trouble().isEmpty();
        return new Part("logs", well, well ? null : "The store of log lines is in trouble; the server's log says why.");
    }

    private Part knowledge() {
        KnowledgeIndex.IndexHealth index = articles.health();
        return new Part("knowledge", index.isWell(), index.trouble().orElse(null));
    }

    private Part jobs() {
        try {
            boolean runs = scheduler.isStarted() && !scheduler.isInStandbyMode() && !scheduler.isShutdown();
            return new Part("jobs", runs, runs ? null : "The scheduler is not running.");
        } catch (SchedulerException e) {
            return new Part("jobs", false, "The scheduler does not answer.");
        }
    }
}
