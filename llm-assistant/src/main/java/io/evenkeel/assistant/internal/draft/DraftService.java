package io.evenkeel.assistant.internal.draft;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Answer.Claim;
import io.evenkeel.assistant.Answer.Outcome;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Drafts;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.internal.chat.Allowance;
import io.evenkeel.assistant.internal.chat.Places;
import io.evenkeel.assistant.internal.check.Checker;
import io.evenkeel.assistant.internal.model.ModelLine;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.HouseZone;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.oncall.Handovers;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class DraftService implements Drafts {
    private final Incidents incidents;
    private final Handovers handovers;
    private final ModelLine model;
    private final Allowance allowance;
    private final Places places;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final ZoneId zone;

    DraftService(
            Incidents incidents,
            Handovers handovers,
            ModelLine model,
            Allowance allowance,
            Places places,
            Audit audit,
            PlatformTransactionManager transactions,
            InstantSource clock,
            Environment settings) {
        this.incidents = incidents;
        this.handovers = handovers;
        this.model = model;
        this.allowance = allowance;
        this.places = places;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
        this.zone = HouseZone.of(settings, "evenkeel.assistant.zone");
    }

    @Override
    public Draft draft(Actor asker, Kind kind, Optional<String> about, String language, Optional<ZoneId> readers) {
        asker.mustHave(Right.SEE_OPERATIONS);
        var say = new Phrases(language, readers.orElse(zone));
        Facts facts = facts(asker, kind, about, say);
        UUID id = UuidSeven.at(clock.instant());
        places.take(asker.id());
        try {
            boolean mayAskModel = taken(asker, id);
            Draft draft = mayAskModel
                    ? worded(asker, kind, about, say, facts, id)
                    : template(kind, say, facts, model.away(language));
            keep(asker, about, draft);
            return draft;
        } finally {
            places.giveBack(asker.id());
        }
    }

    /** Counts as a question; says whether the model may be asked. */
    private boolean taken(Actor asker, UUID id) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            allowance.ask(asker.id(), id);
            return model.model().isPresent() && model.away("en").isEmpty() && allowance.tokensLeft() > 0;
        }));
    }

    private Facts facts(Actor asker, Kind kind, Optional<String> about, Phrases say) {
        if (kind == Kind.HANDOVER) {
            return new HandoverFacts(handovers.draft(asker, about.map(DraftService::schedule)), say).facts();
        }
        Incident incident = about.flatMap(incidents::find).orElseThrow(DraftService::unknown);
        boolean over = incident.state().compareTo(Incident.State.RESOLVED) >= 0;
        if (!over && kind != Kind.INCIDENT_SUMMARY) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "draft-too-early",
                    incident.key()
                            + " is not resolved yet, so there is nothing to write about how it was. Resolve it first.");
        }
        return new IncidentFacts(incident, incidents.timeline(incident.key()).reversed(), say)
                .of(kind, clock.instant());
    }

    private static UUID schedule(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "draft-about-unknown",
                "There is nothing of that name to draft from. Give the key of an incident, such as INC-7.",
                "about");
    }

    private Draft worded(Actor asker, Kind kind, Optional<String> about, Phrases say, Facts facts, UUID id) {
        try {
            ModelLine.Attempt attempt =
                    model.ask(asker, new Question(facts.question(), about, List.of()), Composer.Progress.NONE);
            transactions.executeWithoutResult(_ -> allowance.spend(id, attempt.tokens()));
            return switch (attempt) {
                case ModelLine.Answered(Answer answer, long _) -> worded(kind, say, facts, Checker.checked(answer));
                case ModelLine.Away(String why, long _) -> template(kind, say, facts, Optional.of(why));
            };
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            return template(kind, say, facts, Optional.empty());
        }
    }

    /** Only what stands in the sources; the template, where that is nothing. */
    private static Draft worded(Kind kind, Phrases say, Facts facts, Answer answer) {
        List<Claim> kept = answer.claims().stream()
                .filter(claim -> claim.check() == Check.HOLDS || claim.check() == Check.NO_CLAIM)
                .toList();
        boolean nothing =
                answer.outcome() != Outcome.ANSWERED || kept.stream().noneMatch(claim -> claim.check() == Check.HOLDS);
        if (nothing) {
            return template(
                    kind,
                    say,
                    facts,
                    Optional.of(
                            say.pick("Nothing of what the model wrote stands in the sources.", "模型所写的内容在来源中都找不到。")));
        }
        String text = kept.stream()
                .map(claim -> say.words(claim.text())
                        + claim.sources().stream()
                                .map(number -> " [" + number + "]")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n\n"));
        return new Draft(
                kind,
                facts.title(),
                say.mark(answer.model()) + text + "\n",
                answer.sources(),
                answer.model(),
                Optional.empty(),
                answer.claims().size() - kept.size());
    }

    private static Draft template(Kind kind, Phrases say, Facts facts, Optional<String> away) {
        return new Draft(
                kind,
                facts.title(),
                say.mark(Optional.empty()) + facts.body(),
                facts.sources(),
                Optional.empty(),
                away,
                0);
    }

    private void keep(Actor asker, Optional<String> about, Draft draft) {
        transactions.executeWithoutResult(_ -> audit.record(
                asker,
                "assistant.draft",
                about.orElse(draft.title()),
                Map.of(
                        "kind", draft.kind().name(),
                        "model", draft.model().orElse(""),
                        "sources",
                                draft.sources().stream()
                                        .map(source -> source.id())
                                        .collect(Collectors.joining(" ")),
                        "leftOut", Integer.toString(draft.leftOut()))));
    }
}
