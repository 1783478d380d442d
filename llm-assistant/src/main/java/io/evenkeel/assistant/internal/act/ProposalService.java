package io.evenkeel.assistant.internal.act;

import io.evenkeel.assistant.Proposal;
import io.evenkeel.assistant.Proposing;
import io.evenkeel.assistant.internal.act.ProposalRows.Stored;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.logs.Masking;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ProposalService implements Proposing {
    private static final Duration VALID = Duration.ofMinutes(5);
    /** What became of one stands in the trail as well. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int LONGEST_WORDS = 4_000;

    private final ProposalRows rows;
    private final Incidents incidents;
    private final Audit audit;
    private final InstantSource clock;

    ProposalService(ProposalRows rows, Incidents incidents, Audit audit, InstantSource clock) {
        this.rows = rows;
        this.incidents = incidents;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<Proposal> propose(Actor asker, Verb verb, String object, String words, String language) {
        if (!asker.has(Right.HANDLE_INCIDENTS) || asker.kind() != Actor.Kind.PERSON) {
            return Optional.empty();
        }
        String text = cut(Masking.said(words.strip()));
        if (verb == Verb.COMMENT && text.isEmpty()) {
            return Optional.empty();
        }
        return incidents
                .find(object)
                .filter(incident -> isPossible(verb, incident))
                .map(incident -> propose(asker, verb, incident, text, language));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS);
    }

    private boolean isPossible(Verb verb, Incident incident) {
        return switch (verb) {
            case COMMENT -> incident.state() != Incident.State.CLOSED;
            case ACKNOWLEDGE -> allows(incident, Incidents.Verb.ACKNOWLEDGE);
            case RESOLVE -> allows(incident, Incidents.Verb.RESOLVE);
        };
    }

    private boolean allows(Incident incident, Incidents.Verb verb) {
        return incidents.acts(incident).stream().anyMatch(act -> act.verb() == verb && act.allowed());
    }

    private Proposal propose(Actor asker, Verb verb, Incident incident, String words, String language) {
        String token = ProposalTokens.fresh();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var stored = new Stored(
                UuidSeven.at(now),
                asker.id(),
                verb,
                incident.key(),
                incident.version(),
                ProposalTokens.hash(token),
                now.plus(VALID),
                Optional.empty());
        rows.add(stored, now);
        rows.forgetBefore(now.minus(KEPT));
        audit.record(
                asker,
                "assistant.propose",
                incident.key(),
                Map.of("act", verb.word(), "proposal", stored.id().toString(), "words", words));
        return new Proposal(
                stored.id().toString(),
                verb.word(),
                incident.key(),
                ProposalSentences.consequence(verb, incident.key(), language),
                verb == Verb.ACKNOWLEDGE || words.isEmpty() ? Optional.empty() : Optional.of(words),
                Optional.of(token),
                stored.validUntil());
    }

    @Override
    @Transactional
    public Done press(Actor presser, UUID id, String token, String words) {
        presser.mustHave(Right.HANDLE_INCIDENTS);
        Stored proposal = owned(presser, id);
        if (!ProposalTokens.fits(token, proposal.tokenHash())) {
            throw ProposalSentences.wrongToken();
        }
        mustBeOpen(proposal);
        Incident incident = incidents
                .hold(proposal.object())
                .filter(now -> now.version() == proposal.objectVersion())
                .orElseThrow(() -> ProposalSentences.outdated(proposal.object()));
        rows.settle(id, "DONE", clock.instant());
        audit.record(
                presser,
                "assistant.press",
                proposal.object(),
                Map.of("act", proposal.verb().word(), "proposal", id.toString()));
        act(presser, proposal.verb(), incident, words);
        return new Done(proposal.verb(), proposal.object(), "/incidents/" + proposal.object());
    }

    private void act(Actor presser, Verb verb, Incident incident, String words) {
        var seen = OptionalLong.of(incident.version());
        switch (verb) {
            case ACKNOWLEDGE -> incidents.acknowledge(presser, incident.key(), seen);
            case COMMENT -> incidents.comment(presser, incident.key(), words);
            case RESOLVE -> incidents.resolve(presser, incident.key(), words, Optional.empty(), seen);
        }
    }

    @Override
    @Transactional
    public void dismiss(Actor actor, UUID id) {
        actor.mustHave(Right.OWN_ACCOUNT);
        Stored proposal = owned(actor, id);
        if (proposal.outcome().isEmpty()) {
            rows.settle(id, "DISMISSED", clock.instant());
            audit.record(
                    actor,
                    "assistant.dismiss",
                    proposal.object(),
                    Map.of("act", proposal.verb().word(), "proposal", id.toString()));
        }
    }

    private Stored owned(Actor actor, UUID id) {
        Stored proposal = rows.lock(id).orElseThrow(ProposalSentences::unknown);
        if (actor.kind() != Actor.Kind.PERSON || !proposal.person().equals(actor.id())) {
            throw ProposalSentences.anothers();
        }
        return proposal;
    }

    private void mustBeOpen(Stored proposal) {
        if (proposal.outcome().filter("DONE"::equals).isPresent()) {
            throw ProposalSentences.used();
        }
        if (proposal.outcome().isPresent()) {
            throw ProposalSentences.dismissed();
        }
        if (!clock.instant().isBefore(proposal.validUntil())) {
            throw ProposalSentences.expired();
        }
    }
}
