package io.evenkeel.assistant.internal.eval;

import io.evenkeel.alerting.Alerts;
import io.evenkeel.alerting.RuleView;
import io.evenkeel.assistant.EvaluationRefused;
import io.evenkeel.assistant.internal.facts.Directory;
import io.evenkeel.assistant.internal.facts.FactsComposer;
import io.evenkeel.assistant.internal.tools.AlertTool;
import io.evenkeel.assistant.internal.tools.CausesTool;
import io.evenkeel.assistant.internal.tools.ChangesTool;
import io.evenkeel.assistant.internal.tools.IncidentTool;
import io.evenkeel.assistant.internal.tools.ItemTool;
import io.evenkeel.assistant.internal.tools.KnowledgeTool;
import io.evenkeel.assistant.internal.tools.LogsTool;
import io.evenkeel.assistant.internal.tools.MeasurementsTool;
import io.evenkeel.assistant.internal.tools.OnCallTool;
import io.evenkeel.assistant.internal.tools.ProblemsTool;
import io.evenkeel.assistant.internal.tools.ReadingTool;
import io.evenkeel.assistant.internal.tools.SimilarTool;
import io.evenkeel.assistant.internal.tools.TicketsTool;
import io.evenkeel.assistant.internal.tools.Words;
import io.evenkeel.audit.Actor;
import io.evenkeel.change.Changes;
import io.evenkeel.desk.Desk;
import io.evenkeel.desk.Requests;
import io.evenkeel.diagnosis.Diagnoses;
import io.evenkeel.identity.People;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.PastIncidents;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.knowledge.Knowledge;
import io.evenkeel.logs.Logs;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.problem.Problems;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.Topology;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** An installation that holds what stands in a folder, and lasts as long as a command. Thread-safe once it is loaded. */
public final class Estate {
    private final EstatePeople people;
    private final Words.Book book;
    private final Directory directory;
    private final List<ReadingTool> tools;
    private final Instant now;

    private Estate(EstatePeople people, Words.Book book, Directory directory, List<ReadingTool> tools, Instant now) {
        this.people = people;
        this.book = book;
        this.directory = directory;
        this.tools = List.copyOf(tools);
        this.now = now;
    }

    /** @throws EvaluationRefused with file, row and field of up to twenty faults */
    public static Estate load(Path path) {
        var folder = new EstateFolder(path);
        try {
            Estate estate = read(path, folder);
            folder.faults().refuseIfAny();
            return estate;
        } catch (EvaluationRefused refused) {
            folder.faults().refuseWith(refused);
            throw refused;
        }
    }

    private static Estate read(Path path, EstateFolder folder) {
        List<Row> about = folder.rows("estate", "now");
        ZoneId zone = about.stream()
                .findFirst()
                .flatMap(row -> row.text("zone", "timezone"))
                .map(Estate::zone)
                .orElse(ZoneOffset.UTC);
        var people = new EstatePeople(folder.rows("people", "persons"));
        var items = new EstateItems(folder.rows("items", "inventory"), folder.rows("links"), people);
        var incidents = new EstateIncidents(folder.rows("incidents"), items);
        var alerts = new EstateAlerts(folder.rows("alerts"), folder.rows("rules"));
        var series = new EstateSeries(folder.rows("measurements", "metrics", "series"));
        Instant now = about.stream()
                .findFirst()
                .flatMap(row -> row.time("now", "at"))
                .orElseGet(
                        () -> latest(incidents, alerts)
                                .orElseThrow(
                                        () -> new EvaluationRefused(
                                                "The estate in " + path
                                                        + " does not say when it is: put {\"now\": \"2026-11-20T03:00:00Z\"} into estate.json.")));
        java.time.InstantSource clock = java.time.InstantSource.fixed(now);
        var book = new Words.Book(clock, zone);
        var duty = new EstateDuty(folder.rows("oncall", "on-call", "duty", "schedules"), people, zone, now);
        var knowledge = new EstateKnowledge(folder.rows("articles", "knowledge"), incidents, alerts);
        Inventory inventory = ReadOnly.door(Inventory.class, items);
        Alerts alertDoor = ReadOnly.door(Alerts.class, alerts);
        OnCall onCall = ReadOnly.door(OnCall.class, duty);
        Incidents incidentDoor = ReadOnly.door(Incidents.class, incidents);
        Topology topology = ReadOnly.door(Topology.class, new EstateCalls(folder.rows("topology")));
        Knowledge knowledgeDoor = ReadOnly.door(Knowledge.class, knowledge);
        Diagnoses diagnoses =
                ReadOnly.door(Diagnoses.class, new EstateDiagnoses(folder.rows("diagnoses", "diagnosis"), now));
        Changes changes = ReadOnly.door(Changes.class, new EstateChanges(folder.rows("changes"), items, people));
        Logs logs = ReadOnly.door(
                Logs.class, new EstateLogs(folder.rows("patterns", "log-patterns"), folder.rows("logs", "log-lines")));
        Problems problems = ReadOnly.door(Problems.class, new EstateProblems(folder.rows("problems", "known-errors")));
        var tickets = new EstateTickets(folder.rows("tickets"), items, people);
        var directory = new Directory(
                inventory,
                alertDoor,
                ReadOnly.door(RuleView.class, alerts),
                ReadOnly.door(People.class, people),
                onCall,
                clock);
        List<ReadingTool> tools = List.of(
                new IncidentTool(book, incidentDoor),
                new AlertTool(book, alertDoor, incidentDoor),
                new ItemTool(book, inventory, topology),
                new OnCallTool(book, onCall),
                new KnowledgeTool(
                        book,
                        Optional.of(knowledgeDoor),
                        Optional.of(ReadOnly.door(io.evenkeel.knowledge.Articles.class, knowledge)),
                        alertDoor),
                new CausesTool(book, Optional.of(diagnoses), incidentDoor),
                new ChangesTool(book, Optional.of(changes), incidentDoor),
                new LogsTool(book, Optional.of(logs), incidentDoor),
                new MeasurementsTool(book, ReadOnly.door(MetricStore.class, series), incidentDoor),
                new ProblemsTool(book, Optional.of(problems)),
                new SimilarTool(
                        book, incidentDoor, ReadOnly.door(PastIncidents.class, incidents), Optional.of(knowledgeDoor)),
                new TicketsTool(
                        book,
                        Optional.of(ReadOnly.door(Desk.class, new DeskSide(tickets))),
                        Optional.of(ReadOnly.door(Requests.class, new RequesterSide(tickets))),
                        inventory));
        return new Estate(people, book, directory, tools, now);
    }

    private static Optional<Instant> latest(EstateIncidents incidents, EstateAlerts alerts) {
        Optional<Instant> alert =
                alerts.active().stream().map(one -> one.activeSince()).max(Instant::compareTo);
        return incidents.latest().or(() -> alert).map(at -> at.plus(Duration.ofMinutes(1)));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new EvaluationRefused("estate.json: zone is \"" + name + "\"; it is such as Asia/Shanghai.", e);
        }
    }

    public Instant now() {
        return now;
    }

    /** @param asker a person's name, display name or id, or a role */
    public Actor asker(String asker) {
        return people.actor(asker);
    }

    public List<ReadingTool> tools() {
        return tools;
    }

    public Words.Book book() {
        return book;
    }

    /** Answers from this estate, without a model. */
    public FactsComposer composer() {
        return new FactsComposer(tools, directory, book, Optional.empty(), java.time.InstantSource.system());
    }
}
