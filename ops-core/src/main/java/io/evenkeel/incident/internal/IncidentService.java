package io.evenkeel.incident.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.Review;
import io.evenkeel.incident.IncidentResolved;
import io.evenkeel.incident.IncidentReviewed;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.internal.EntryRows.NewEntry;
import io.evenkeel.incident.internal.Phase.Act;
import io.evenkeel.incident.internal.Phase.Answer;
import io.evenkeel.oncall.Pages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class IncidentService implements Incidents {
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_LIST = 500;

    private final IncidentRows rows;
    private final IncidentWrites writes;
    private final EntryRows entries;
    private final Changes changes;
    private final Acknowledgements acknowledgements;
    private final Closing closing;
    private final Reports reports;
    private final Separation separation;
    private final MemberRows members;
    private final Pages pages;
    private final Audit audit;
    private final IncidentSettings settings;

    IncidentService(
            IncidentRows rows,
            IncidentWrites writes,
            EntryRows entries,
            Changes changes,
            Acknowledgements acknowledgements,
            Closing closing,
            Reports reports,
            Separation separation,
            MemberRows members,
            Pages pages,
            Audit audit,
            IncidentSettings settings) {
        this.writes = writes;
        this.acknowledgements = acknowledgements;
        this.closing = closing;
        this.reports = reports;
        this.separation = separation;
        this.members = members;
        this.settings = settings;
        this.rows = rows;
        this.entries = entries;
        this.changes = changes;
        this.pages = pages;
        this.audit = audit;
    }

    @Override
    @Transactional
    public Incident report(Actor actor, Report report) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        checkText(report.title(), 1, "title");
        return reports.report(actor, report);
    }

    @Override
    @Transactional
    public Incident acknowledge(Actor actor, String key, OptionalLong expectedVersion) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        return acknowledgements.acknowledge(actor, lockFor(Act.ACKNOWLEDGE, key, expectedVersion));
    }

    @Override
    @Transactional
    public Incident resolve(
            Actor actor, String key, String note, Optional<String> despiteFiring, OptionalLong expectedVersion) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        checkText(note, 0, "note");
        despiteFiring.ifPresent(reason -> checkText(reason, 1, "despiteFiring"));
        Act act = despiteFiring.isPresent() ? Act.RESOLVE_DESPITE : Act.RESOLVE;
        Stored before = lockFor(act, key, expectedVersion);
        Instant now = changes.moment();
        writes.resolved(before.id(), now);
        Map<String, String> facts =
                despiteFiring.map(reason -> Map.of("despite", reason)).orElse(Map.of());
        audit.record(actor, "incident.resolve", key, facts);
        return changes.tell(
                before, new NewEntry(now, Entry.Kind.RESOLVED, actor.name(), note, facts), IncidentResolved::new);
    }

    @Override
    @Transactional
    public Incident review(Actor actor, String key, Review review, OptionalLong expectedVersion) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        checkText(review.cause(), 1, "cause");
        checkText(review.remedy(), 1, "remedy");
        Stored before = lockFor(Act.REVIEW, key, expectedVersion);
        writes.reviewed(before.id(), review);
        Map<String, String> facts = Map.of("cause", review.cause(), "remedy", review.remedy());
        audit.record(actor, "incident.review", key, facts);
        return changes.tell(
                before,
                new NewEntry(changes.moment(), Entry.Kind.REVIEWED, actor.name(), "", facts),
                IncidentReviewed::new);
    }

    @Override
    @Transactional
    public Incident close(Actor actor, String key, OptionalLong expectedVersion) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        return closing.close(actor, lockFor(Act.CLOSE, key, expectedVersion));
    }

    @Override
    @Transactional
    public ClosedMany closeAll(Actor actor, List<String> keys) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        return closing.closeAll(actor, keys, key -> lockFor(Act.CLOSE, key, OptionalLong.empty()));
    }

    @Override
    @Transactional
    public Incident separate(Actor actor, String key, UUID item, OptionalLong expectedVersion) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        members.oneAtATime();
        return separation.separate(actor, lockFor(Act.SEPARATE, key, expectedVersion), item);
    }

    @Override
    @Transactional
    public boolean askAgain(Actor actor, String key, int round) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        return acknowledgements.askAgain(actor, locked(key), round);
    }

    @Override
    @Transactional
    public Incident takeBack(Actor actor, String key, int round) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        return acknowledgements.takeBack(actor, locked(key), round);
    }

    @Override
    public Duration answerWithin() {
        return settings.answerWithin();
    }

    @Override
    @Transactional
    public void comment(Actor actor, String key, String text) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        checkText(text, 1, "text");
        Stored incident = stored(key);
        entries.add(
                incident.id(),
                new NewEntry(changes.moment(), Entry.Kind.COMMENT, actor.name(), text.strip(), Map.of()));
        audit.record(actor, "incident.comment", key, Map.of("text", text));
        changes.changed(incident);
    }

    @Override
    @Transactional
    public void note(Actor actor, String key, Entry.Kind kind, String text) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        checkText(text, 0, "text");
        Stored incident = stored(key);
        UUID words = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        String source = "note/" + kind + "/" + incident.incident().round() + "/" + words;
        if (entries.addOnce(
                incident.id(), new NewEntry(changes.moment(), kind, actor.name(), text, Map.of()), source)) {
            audit.record(actor, "incident.note", key, Map.of("kind", kind.name(), "text", text));
            changes.changed(incident);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Incident> find(String key) {
        return rows.find(key).map(Stored::incident);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Incident> hold(String key) {
        return rows.lock(key).map(Stored::incident);
    }

    @Override
    public List<PossibleAct> acts(Incident incident) {
        Phase phase = Phase.of(incident);
        return Stream.of(Verb.values())
                .map(verb -> switch (phase.answer(act(verb))) {
                    case Answer.Moved moved -> new PossibleAct(verb, true, Optional.empty(), Optional.empty());
                    case Answer.Refused(var obstacle) ->
                        new PossibleAct(
                                verb,
                                false,
                                Optional.of(Sentences.code(obstacle)),
                                Optional.of(Sentences.sentence(incident, obstacle)));
                })
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Incident> list(boolean open, int limit) {
        return rows.list(open, Math.clamp(limit, 1, LONGEST_LIST));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> timeline(String key) {
        return entries.timeline(key);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Reason> reasons(String key) {
        Stored incident = stored(key);
        return Stream.concat(
                        entries.reasons(incident.id(), incident.incident().round()).stream(),
                        Reasons.ofPages(incident.incident(), pages.pagesOf(key)).stream())
                .toList();
    }

    private Stored stored(String key) {
        return rows.find(key).orElseThrow(() -> Sentences.unknown(key));
    }

    private Stored locked(String key) {
        return rows.lock(key).orElseThrow(() -> Sentences.unknown(key));
    }

    /** Finds it, keeps others from changing it, and refuses what its version or its state forbids. */
    private Stored lockFor(Act act, String key, OptionalLong expectedVersion) {
        Stored found = locked(key);
        Incident incident = found.incident();
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != incident.version()) {
            throw Sentences.outOfDate(incident, expectedVersion.getAsLong());
        }
        if (found.phase().answer(act) instanceof Answer.Refused(var obstacle)) {
            throw Sentences.refusal(incident, obstacle);
        }
        return found;
    }

    private static Act act(Verb verb) {
        return switch (verb) {
            case ACKNOWLEDGE -> Act.ACKNOWLEDGE;
            case RESOLVE -> Act.RESOLVE;
            case REVIEW -> Act.REVIEW;
            case CLOSE -> Act.CLOSE;
        };
    }

    private static void checkText(String text, int atLeast, String field) {
        if (text.strip().length() < atLeast || text.length() > LONGEST_TEXT) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "text-length",
                    "Write " + (atLeast == 0 ? "at most " : "1 to ") + "4,000 characters; these are "
                            + text.strip().length() + ".",
                    field);
        }
    }
}
