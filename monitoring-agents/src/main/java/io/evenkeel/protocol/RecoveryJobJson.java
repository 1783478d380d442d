package io.evenkeel.protocol;

import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Drill;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryAct.Forget;
import io.evenkeel.protocol.RecoveryAct.ListCopies;
import io.evenkeel.protocol.RecoveryAct.Restore;
import io.evenkeel.protocol.RecoveryAct.Retention;
import io.evenkeel.protocol.RecoveryAct.Verify;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job as JSON: one object, in which the act is told by its name. */
final class RecoveryJobJson {

    private RecoveryJobJson() {}

    static String write(RecoveryJob job) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("host", job.host());
        fields.put("number", job.number());
        fields.put("expires", job.expires().getEpochSecond());
        fields.put("adapter", job.adapter());
        fields.put("policy", job.policy());
        switch (job.act()) {
            case Backup(Extent extent, List<String> paths) -> {
                fields.put("act", "backup");
                fields.put("extent", extent.name());
                fields.put("paths", paths);
            }
            case ListCopies() -> fields.put("act", "list-copies");
            case Verify() -> fields.put("act", "verify");
            case Restore(String copy, String into, Optional<Instant> until) -> {
                fields.put("act", "restore");
                fields.put("copy", copy);
                fields.put("into", into);
                until.ifPresent(moment -> fields.put("until", moment.toString()));
            }
            case Drill drill -> {
                fields.put("act", "drill");
                fields.put("drill", drill.drill());
                fields.put("copy", drill.copy());
                drill.until().ifPresent(moment -> fields.put("until", moment.toString()));
                fields.put("mostBytes", drill.mostBytes());
                fields.put(
                        "checks",
                        drill.checks().stream().map(ProofCheckJson::fields).toList());
                drill.manifest().ifPresent(hash -> fields.put("manifest", hash));
            }
            case Forget(Retention keep) -> {
                fields.put("act", "forget");
                fields.put("unit", keep.unit().name());
                fields.put("amount", keep.amount());
            }
        }
        return Json.write(fields);
    }

    /** @throws IllegalArgumentException with a sentence */
    static RecoveryJob read(String text) {
        Json job = Json.read(text);
        try {
            return new RecoveryJob(
                    text(job, "host"),
                    whole(job, "number"),
                    Instant.ofEpochSecond(whole(job, "expires")),
                    text(job, "adapter"),
                    text(job, "policy"),
                    act(job));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time of the job is none: " + e.getMessage(), e);
        }
    }

    private static RecoveryAct act(Json job) {
        String name = text(job, "act");
        return switch (name) {
            case "backup" -> new Backup(extent(text(job, "extent")), paths(job));
            case "list-copies" -> new ListCopies();
            case "verify" -> new Verify();
            case "restore" ->
                new Restore(
                        text(job, "copy"),
                        text(job, "into"),
                        job.get("until").text().map(Instant::parse));
            case "drill" ->
                new Drill(
                        text(job, "drill"),
                        text(job, "copy"),
                        job.get("until").text().map(Instant::parse),
                        whole(job, "mostBytes"),
                        job.get("checks").items().stream()
                                .map(ProofCheckJson::read)
                                .toList(),
                        job.get("manifest").text());
            case "forget" ->
                new Forget(new Retention(
                        unit(text(job, "unit")), Math.toIntExact(Math.min(whole(job, "amount"), 1 << 20))));
            default -> throw new IllegalArgumentException("the act " + name + " is not known to this agent");
        };
    }

    private static Extent extent(String name) {
        return Extent.valueOf(name);
    }

    private static Retention.Unit unit(String name) {
        return Retention.Unit.valueOf(name);
    }

    private static List<String> paths(Json job) {
        return job.get("paths").items().stream()
                .map(path ->
                        path.text().orElseThrow(() -> new IllegalArgumentException("a path of the job is no text")))
                .toList();
    }

    private static String text(Json job, String field) {
        return job.get(field).text().orElseThrow(() -> new IllegalArgumentException("the job has no " + field));
    }

    private static long whole(Json job, String field) {
        return job.get(field).whole().orElseThrow(() -> new IllegalArgumentException("the job has no " + field));
    }
}
