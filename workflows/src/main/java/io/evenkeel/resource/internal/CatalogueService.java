package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.resource.Catalogue;
import io.evenkeel.resource.ResourceKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class CatalogueService implements Catalogue {
    private static final int LONGEST_PAGE = 500;
    private static final int MOST_KINDS = 200;
    private static final int LARGEST_QUOTA = 1_000_000;

    private final KindRows kinds;
    private final KindChecks checks;
    private final QuotaRows rows;
    private final Quotas quotas;
    private final Holders holders;
    private final Audit audit;

    CatalogueService(KindRows kinds, KindChecks checks, QuotaRows rows, Quotas quotas, Holders holders, Audit audit) {
        this.kinds = kinds;
        this.checks = checks;
        this.rows = rows;
        this.quotas = quotas;
        this.holders = holders;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ResourceKind> kinds() {
        return kinds.all();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ResourceKind> kind(String id) {
        return kinds.find(id);
    }

    @Override
    @Transactional
    public ResourceKind put(Actor actor, ResourceKind given, OptionalLong expectedVersion) {
        actor.mustHave(Right.EDIT_DESK);
        ResourceKind kind = checks.checked(given);
        Optional<ResourceKind> before = kinds.lock(kind.id());
        long version = before.map(ResourceKind::version).orElse(0L);
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != version) {
            throw new Refusal(
                    Refusal.Kind.OUT_OF_DATE,
                    "resource-kind-changed",
                    "Not done: the entry " + kind.id() + " changed since you opened it (version " + version
                            + ", yours is " + expectedVersion.getAsLong() + "). Look again.");
        }
        if (before.isEmpty() && kinds.all().size() >= MOST_KINDS) {
            throw ResourceSentences.invalid("The catalogue has " + MOST_KINDS + " entries, which is the most.", "id");
        }
        kinds.put(kind);
        audit.record(actor, "resource.put-kind", kind.id(), facts(kind));
        return kinds.find(kind.id()).orElseThrow();
    }

    private static Map<String, String> facts(ResourceKind kind) {
        Map<String, String> facts = new HashMap<>();
        facts.put("price", kind.price() + " " + kind.currency());
        facts.put("mostOfPerson", Integer.toString(kind.mostOfPerson()));
        facts.put("mostOfTeam", Integer.toString(kind.mostOfTeam()));
        facts.put("offered", Boolean.toString(kind.offered()));
        kind.hook().ifPresent(hook -> facts.put("hook", hook));
        kind.idle().ifPresent(idle -> facts.put("idle", idle.expression() + " for " + idle.days() + " days"));
        return facts;
    }

    @Override
    @Transactional(readOnly = true)
    public QuotaPage quotas(Optional<String> kind, Optional<String> cursor, int limit) {
        int most = Math.clamp(limit, 1, LONGEST_PAGE);
        List<String> after = Cursor.pair(cursor);
        List<Quota> found = rows.page(kind, after.getFirst(), after.getLast(), most + 1).stream()
                .map(quotas::quota)
                .toList();
        if (found.size() <= most) {
            return new QuotaPage(found, Optional.empty());
        }
        Quota last = found.get(most - 1);
        String next = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.kind() + "\n" + last.holder()).getBytes(StandardCharsets.UTF_8));
        return new QuotaPage(found.subList(0, most), Optional.of(next));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Quota> quotasOf(List<String> of) {
        return rows.of(of).stream().map(quotas::quota).toList();
    }

    @Override
    @Transactional
    public Quota putQuota(Actor actor, String kind, String holder, OptionalInt most) {
        actor.mustHave(Right.EDIT_DESK);
        if (kinds.find(kind).isEmpty()) {
            throw ResourceSentences.unknownKind(kind);
        }
        holders.mustBe(holder);
        if (most.isPresent() && (most.getAsInt() < 0 || most.getAsInt() > LARGEST_QUOTA)) {
            throw ResourceSentences.invalid("A quota lies between 0 and " + LARGEST_QUOTA + ".", "most");
        }
        rows.put(kind, holder, most);
        audit.record(
                actor,
                "resource.put-quota",
                kind,
                Map.of("holder", holder, "most", most.isPresent() ? Integer.toString(most.getAsInt()) : "as usual"));
        return quotas.quota(rows.one(kind, holder));
    }
}
