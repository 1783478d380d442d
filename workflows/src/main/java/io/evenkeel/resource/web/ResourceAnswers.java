package io.evenkeel.resource.web;

import io.evenkeel.resource.Catalogue.Quota;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.Decision;
import io.evenkeel.resource.Resource.Wish;
import io.evenkeel.resource.ResourceKind;
import io.evenkeel.resource.Resources;
import io.evenkeel.resource.Resources.Happened;
import io.evenkeel.resource.Resources.PossibleAct;
import io.evenkeel.workflow.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the room answers on the wire: enums as words with hyphens. */
final class ResourceAnswers {

    private ResourceAnswers() {}

    record ResourceItems<T>(List<T> items) {}

    /** @param holder {@code person/ID} or {@code team/NAME} */
    record QuotaLine(String entry, String holder, String holderName, int most, boolean own, int used, int free) {

        static QuotaLine of(Quota quota) {
            return new QuotaLine(
                    quota.kind(),
                    quota.holder(),
                    quota.holderName(),
                    quota.most(),
                    quota.own(),
                    quota.used(),
                    quota.free());
        }
    }

    record QuotaPageAnswer(List<QuotaLine> items, Optional<String> next) {}

    /**
     * What can be applied for.
     *
     * @param price of one unit for one month
     * @param providedBy {@code people} or {@code program}
     * @param quotas of the one who asks, and of each of their teams
     */
    record OfferAnswer(
            String id,
            Words name,
            Words unit,
            BigDecimal price,
            String currency,
            int mostAtOnce,
            int longestDays,
            int graceDays,
            String providedBy,
            List<QuotaLine> quotas) {

        static OfferAnswer of(ResourceKind kind, List<Quota> quotas) {
            return new OfferAnswer(
                    kind.id(),
                    kind.name(),
                    kind.unit(),
                    kind.price(),
                    kind.currency(),
                    kind.mostAtOnce(),
                    kind.longestDays(),
                    kind.graceDays(),
                    kind.hook().isPresent() ? "program" : "people",
                    quotas.stream()
                            .filter(quota -> quota.kind().equals(kind.id()))
                            .map(QuotaLine::of)
                            .toList());
        }
    }

    /** An entry of the catalogue with everything about it. */
    record ResourceKindAnswer(
            String id,
            Words name,
            Words unit,
            BigDecimal price,
            String currency,
            int mostAtOnce,
            int longestDays,
            int graceDays,
            int mostOfPerson,
            int mostOfTeam,
            String itemKind,
            String provideGroup,
            List<Words> checklist,
            Optional<String> hook,
            long answerMinutes,
            Optional<String> idleExpression,
            Optional<Integer> idleDays,
            boolean offered,
            long version) {

        static ResourceKindAnswer of(ResourceKind kind) {
            return new ResourceKindAnswer(
                    kind.id(),
                    kind.name(),
                    kind.unit(),
                    kind.price(),
                    kind.currency(),
                    kind.mostAtOnce(),
                    kind.longestDays(),
                    kind.graceDays(),
                    kind.mostOfPerson(),
                    kind.mostOfTeam(),
                    kind.itemKind().word(),
                    kind.provideGroup(),
                    kind.checklist(),
                    kind.hook(),
                    kind.answerWithin().toMinutes(),
                    kind.idle().map(ResourceKind.Idle::expression),
                    kind.idle().map(ResourceKind.Idle::days),
                    kind.offered(),
                    kind.version());
        }
    }

    /**
     * @param verdict {@code grant}, {@code refuse}, {@code ask}
     * @param row of the table {@code resource-approval} that decided
     */
    record VerdictAnswer(
            String verdict, int row, int approvals, Set<String> groups, Optional<String> why, Optional<String> whyZh) {

        static VerdictAnswer of(Decision decision) {
            return new VerdictAnswer(
                    decision.verdict().word(),
                    decision.row(),
                    decision.approvals(),
                    decision.groups(),
                    decision.whyEn(),
                    decision.whyZh());
        }
    }

    /**
     * @param what {@code provide}, {@code resize}, {@code extend}
     * @param stage {@code deciding}, {@code approving}, {@code providing}
     */
    record WishAnswer(
            String what,
            int quantity,
            LocalDate until,
            String reason,
            String by,
            String stage,
            Optional<VerdictAnswer> decision) {

        static WishAnswer of(Wish wish) {
            return new WishAnswer(
                    wish.what().word(),
                    wish.quantity(),
                    wish.until(),
                    wish.reason(),
                    wish.by().name(),
                    wish.stage().word(),
                    wish.decision().map(VerdictAnswer::of));
        }
    }

    /** A resource in a list. */
    record ResourceLine(
            String key,
            String entry,
            Words name,
            Words unit,
            String owner,
            Optional<String> team,
            String purpose,
            String state,
            int quantity,
            LocalDate until,
            BigDecimal monthlyCost,
            String currency,
            Optional<WishAnswer> wish,
            boolean called,
            Optional<UUID> item,
            Optional<String> itemName,
            Instant appliedAt,
            Optional<Instant> graceUntil,
            Optional<Instant> endedAt,
            Optional<String> reason,
            boolean idle) {

        static ResourceLine of(Resource resource, ResourceKind kind, boolean idle) {
            return new ResourceLine(
                    resource.key(),
                    resource.kind(),
                    kind.name(),
                    kind.unit(),
                    resource.owner().name(),
                    resource.team(),
                    resource.purpose(),
                    resource.state().word(),
                    resource.quantity(),
                    resource.until(),
                    resource.monthlyCost(),
                    resource.currency(),
                    resource.wish().map(WishAnswer::of),
                    resource.called(),
                    resource.item(),
                    resource.itemName(),
                    resource.appliedAt(),
                    resource.graceUntil(),
                    resource.endedAt(),
                    resource.reason(),
                    idle);
        }
    }

    record ResourcePageAnswer(List<ResourceLine> items, Optional<String> next) {}

    /** @param verb {@code change-size} … */
    record ResourceAct(String verb, boolean allowed, Optional<String> code, Optional<String> reason) {

        static ResourceAct of(PossibleAct act) {
            String word = act.verb().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new ResourceAct(word, act.allowed(), act.code(), act.reason());
        }
    }

    record IdleAnswer(ResourceLine resource, Instant since, Instant foundAt, String expression) {

        static IdleAnswer of(Resources.Idle idle, ResourceKind kind) {
            return new IdleAnswer(
                    ResourceLine.of(idle.resource(), kind, true), idle.since(), idle.foundAt(), idle.expression());
        }
    }

    /** A resource with everything about it. */
    record ResourceDetail(
            ResourceLine resource,
            BigDecimal unitPrice,
            Optional<String> approval,
            Optional<Instant> idleSince,
            List<ResourceAct> acts,
            List<Happened> history,
            long version) {

        static ResourceDetail of(Resources.Detail detail, ResourceKind kind) {
            Resource resource = detail.resource();
            return new ResourceDetail(
                    ResourceLine.of(resource, kind, detail.idle().isPresent()),
                    resource.unitPrice(),
                    resource.approval(),
                    detail.idle().map(Resources.Idle::since),
                    detail.acts().stream().map(ResourceAct::of).toList(),
                    detail.history(),
                    resource.version());
        }
    }
}
