package io.evenkeel.assistant.internal.model;

import io.evenkeel.assistant.Proposal;
import io.evenkeel.assistant.Proposing;
import io.evenkeel.audit.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Proposes whatever it is asked for, and keeps it. */
final class KnownProposing implements Proposing {
    private final List<String> asked = new CopyOnWriteArrayList<>();

    List<String> asked() {
        return asked;
    }

    @Override
    public Optional<Proposal> propose(Actor asker, Verb verb, String object, String words, String language) {
        asked.add(verb.word() + " " + object);
        return Optional.of(
                new Proposal("1", verb.word(), object, "", Optional.empty(), Optional.of("token"), KnownTool.SEEN));
    }

    @Override
    public Done press(Actor presser, UUID id, String token, String words) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void dismiss(Actor actor, UUID id) {
        throw new UnsupportedOperationException();
    }
}
