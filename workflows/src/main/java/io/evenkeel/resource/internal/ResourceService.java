package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resources;
import io.evenkeel.resource.internal.Visible.Mine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ResourceService implements Resources {
    private static final int LONGEST_PAGE = 200;
    private static final int MOST_IDLE = 200;

    private final Applying applying;
    private final AppliedOnce once;
    private final Wishing wishing;
    private final Visible visible;
    private final ResourceRows rows;
    private final HistoryRows entries;
    private final IdleRows idle;

    ResourceService(
            Applying applying,
            AppliedOnce once,
            Wishing wishing,
            Visible visible,
            ResourceRows rows,
            HistoryRows entries,
            IdleRows idle) {
        this.applying = applying;
        this.once = once;
        this.wishing = wishing;
        this.visible = visible;
        this.rows = rows;
        this.entries = entries;
        this.idle = idle;
    }

    @Override
    @Transactional
    public Resource apply(Actor actor, Application application, Optional<String> idempotencyKey) {
        actor.mustHave(Right.REQUEST_SERVICES);
        if (idempotencyKey.isEmpty()) {
            return applying.apply(actor, application);
        }
        UUID person = Visible.mustBePerson(actor);
        String key = idempotencyKey.get();
        Optional<Resource> known = once.known(person, key, application);
        if (known.isPresent()) {
            return known.get();
        }
        Resource made = applying.apply(actor, application);
        once.made(person, key, made);
        return made;
    }

    @Override
    @Transactional
    public Resource withdraw(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.REQUEST_SERVICES);
        return wishing.withdraw(actor, key, reason, expectedVersion);
    }

    @Override
    @Transactional
    public Resource changeSize(Actor actor, String key, int quantity, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.REQUEST_SERVICES);
        return wishing.changeSize(actor, key, quantity, reason, expectedVersion);
    }

    @Override
    @Transactional
    public Resource extend(Actor actor, String key, LocalDate until, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.REQUEST_SERVICES);
        return wishing.extend(actor, key, until, reason, expectedVersion);
    }

    @Override
    @Transactional
    public Resource release(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.REQUEST_SERVICES);
        return wishing.release(actor, key, reason, expectedVersion);
    }

    @Override
    @Transactional
    public Resource restore(
            Actor actor, String key, Optional<LocalDate> until, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.REQUEST_SERVICES);
        return wishing.restore(actor, key, until, reason, expectedVersion);
    }

    @Override
    @Transactional
    public Resource keep(Actor actor, String key, String reason, LocalDate until, OptionalLong expectedVersion) {
        actor.mustHave(Right.REQUEST_SERVICES);
        return wishing.keep(actor, key, reason, until, expectedVersion);
    }

    @Override
    @Transactional(readOnly = true)
    public Detail get(Actor actor, String key) {
        actor.mustHave(Right.REQUEST_SERVICES);
        Resource resource = visible.seen(actor, key);
        Optional<Idle> open = idle.open(resource.id());
        Phase phase = Phase.of(resource, open.isPresent());
        List<PossibleAct> acts = visible.mayAct(actor, resource)
                ? Stream.of(Verb.values())
                        .map(verb -> act(resource, phase, verb))
                        .toList()
                : List.of();
        return new Detail(resource, acts, open, entries.of(resource.id()));
    }

    private static PossibleAct act(Resource resource, Phase phase, Verb verb) {
        return phase.against(verb)
                .map(snag -> new PossibleAct(
                        verb,
                        false,
                        Optional.of(ResourceSentences.code(snag)),
                        Optional.of(ResourceSentences.sentence(resource, snag))))
                .orElseGet(() -> new PossibleAct(verb, true, Optional.empty(), Optional.empty()));
    }

    @Override
    @Transactional(readOnly = true)
    public Page mine(Actor actor, Optional<String> cursor, int limit) {
        actor.mustHave(Right.REQUEST_SERVICES);
        Mine mine = visible.mine(actor);
        int most = Math.clamp(limit, 1, LONGEST_PAGE);
        return page(rows.mine(mine.person(), mine.teams(), Cursor.before(cursor), most + 1), most);
    }

    @Override
    @Transactional(readOnly = true)
    public Page all(Actor actor, Search search, Optional<String> cursor, int limit) {
        actor.mustHave(Right.SEE_OPERATIONS);
        int most = Math.clamp(limit, 1, LONGEST_PAGE);
        return page(rows.all(search, Cursor.before(cursor), most + 1), most);
    }

    private static Page page(List<Resource> found, int most) {
        if (found.size() <= most) {
            return new Page(found, Optional.empty());
        }
        List<Resource> page = found.subList(0, most);
        return new Page(page, Optional.of(Cursor.after(page.getLast().key())));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Idle> idle(Actor actor) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return idle.open(MOST_IDLE);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> idleOf(List<Resource> resources) {
        return idle.openOf(resources.stream().map(Resource::id).toList());
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> holdersOf(Actor actor) {
        actor.mustHave(Right.REQUEST_SERVICES);
        Mine mine = visible.mine(actor);
        return Stream.concat(
                        Visible.person(actor).map(person -> "person/" + person).stream(),
                        mine.teams().stream().map(team -> "team/" + team))
                .toList();
    }
}
