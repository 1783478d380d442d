package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.Owner;
import io.evenkeel.resource.Resource.Stage;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.Resource.What;
import io.evenkeel.resource.Resource.Wish;
import io.evenkeel.resource.ResourceKind;
import io.evenkeel.resource.Resources.Application;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How an application begins: checked, its quantity reserved, written down, its process started. */
@Component
class Applying {
    private static final int LONGEST_PURPOSE = 1_000;

    private final KindRows kinds;
    private final ResourceRows rows;
    private final Quotas quotas;
    private final Visible visible;
    private final ResourceRecords records;
    private final ResourceFlow flow;
    private final ResourceSettings settings;

    Applying(
            KindRows kinds,
            ResourceRows rows,
            Quotas quotas,
            Visible visible,
            ResourceRecords records,
            ResourceFlow flow,
            ResourceSettings settings) {
        this.kinds = kinds;
        this.rows = rows;
        this.quotas = quotas;
        this.visible = visible;
        this.records = records;
        this.flow = flow;
        this.settings = settings;
    }

    Resource apply(Actor actor, Application application) {
        UUID person = Visible.mustBePerson(actor);
        ResourceKind kind = kinds.find(application.kind())
                .filter(ResourceKind::offered)
                .orElseThrow(() -> ResourceSentences.unknownKind(application.kind()));
        quantity(kind, application.quantity());
        lastDay(kind, application.until(), settings.today());
        String purpose = text(application.purpose(), "purpose", LONGEST_PURPOSE);
        application
                .team()
                .filter(team -> !visible.mine(actor).teams().contains(team))
                .ifPresent(team -> {
                    throw ResourceSentences.invalid(
                            "You are not in a team " + team + ". Choose one of yours, or apply for yourself.", "team");
                });
        Owner owner = new Owner(person, actor.name());
        Wish wish = new Wish(
                What.PROVIDE,
                application.quantity(),
                application.until(),
                purpose,
                owner,
                Stage.DECIDING,
                Optional.empty());
        Resource resource = wanted(kind, application, owner, purpose, wish);
        quotas.take(resource, application.quantity());
        rows.insert(resource);
        records.written(actor, "apply", resource, facts(resource, wish));
        flow.begin(resource);
        return resource;
    }

    private Resource wanted(ResourceKind kind, Application application, Owner owner, String purpose, Wish wish) {
        return new Resource(
                UuidSeven.at(settings.now()),
                rows.nextKey(),
                kind.id(),
                owner,
                application.team(),
                purpose,
                State.WANTED,
                0,
                application.quantity(),
                application.until(),
                kind.price(),
                kind.currency(),
                Optional.of(wish),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                settings.now(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    private static Map<String, String> facts(Resource resource, Wish wish) {
        return Map.of(
                "entry",
                resource.kind(),
                "quantity",
                Integer.toString(wish.quantity()),
                "until",
                wish.until().toString(),
                "purpose",
                resource.purpose());
    }

    static void quantity(ResourceKind kind, int quantity) {
        if (quantity < 1 || quantity > kind.mostAtOnce()) {
            throw ResourceSentences.invalid(
                    "Of " + kind.name().en() + ", 1 to " + kind.mostAtOnce() + " can be had at once, not " + quantity
                            + ".",
                    "quantity");
        }
    }

    static void lastDay(ResourceKind kind, LocalDate until, LocalDate today) {
        LocalDate last = today.plusDays(kind.longestDays());
        if (until.isBefore(today) || until.isAfter(last)) {
            throw ResourceSentences.invalid(
                    "The last day lies between " + today + " and " + last + " (" + kind.longestDays() + " days), not "
                            + until + ".",
                    "until");
        }
    }

    static String text(String given, String field, int longest) {
        String text = given.strip();
        if (text.isEmpty() || text.length() > longest || text.indexOf(0) >= 0) {
            throw ResourceSentences.invalid(
                    "Write 1 to %,d characters here; these are %,d.".formatted(longest, text.length()), field);
        }
        return text;
    }
}
