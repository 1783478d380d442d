package io.evenkeel.resource.web;

import static io.evenkeel.audit.Given.allGiven;
import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Given;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.inventory.Kind;
import io.evenkeel.resource.Catalogue;
import io.evenkeel.resource.Catalogue.Quota;
import io.evenkeel.resource.Catalogue.QuotaPage;
import io.evenkeel.resource.ResourceKind;
import io.evenkeel.resource.ResourceKind.Idle;
import io.evenkeel.resource.Resources;
import io.evenkeel.resource.web.ResourceAnswers.OfferAnswer;
import io.evenkeel.resource.web.ResourceAnswers.QuotaLine;
import io.evenkeel.resource.web.ResourceAnswers.QuotaPageAnswer;
import io.evenkeel.resource.web.ResourceAnswers.ResourceItems;
import io.evenkeel.resource.web.ResourceAnswers.ResourceKindAnswer;
import io.evenkeel.workflow.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be applied for, and how much of it somebody may have. */
@RestController
@RequestMapping("/api/resources")
class CatalogueController {
    private final Catalogue catalogue;
    private final Resources resources;

    CatalogueController(Catalogue catalogue, Resources resources) {
        this.catalogue = catalogue;
        this.resources = resources;
    }

    /** @param idleExpression PromQL that compares with a number; absent: it is never looked for */
    record KindRequest(
            @Nullable Words name,
            @Nullable Words unit,
            @Nullable BigDecimal price,
            @Nullable String currency,
            @Nullable Integer mostAtOnce,
            @Nullable Integer longestDays,
            @Nullable Integer graceDays,
            @Nullable Integer mostOfPerson,
            @Nullable Integer mostOfTeam,
            @Nullable String itemKind,
            @Nullable String provideGroup,
            @Nullable List<Words> checklist,
            @Nullable String hook,
            @Nullable Integer answerMinutes,
            @Nullable String idleExpression,
            @Nullable Integer idleDays,
            @Nullable Boolean offered) {
        private static final int USUAL_GRACE_DAYS = 7;
        private static final int USUAL_ANSWER_MINUTES = 60;

        ResourceKind kind(String id) {
            return new ResourceKind(
                    id,
                    given(name, "name"),
                    given(unit, "unit"),
                    given(price, "price"),
                    given(currency, "currency"),
                    given(mostAtOnce, "mostAtOnce"),
                    given(longestDays, "longestDays"),
                    Optional.ofNullable(graceDays).orElse(USUAL_GRACE_DAYS),
                    given(mostOfPerson, "mostOfPerson"),
                    given(mostOfTeam, "mostOfTeam"),
                    itemKind(given(itemKind, "itemKind")),
                    given(provideGroup, "provideGroup"),
                    checklist == null ? List.of() : allGiven(checklist, "checklist"),
                    Given.text(hook),
                    Duration.ofMinutes(Optional.ofNullable(answerMinutes).orElse(USUAL_ANSWER_MINUTES)),
                    Given.text(idleExpression).map(expression -> new Idle(expression, given(idleDays, "idleDays"))),
                    Optional.ofNullable(offered).orElse(true),
                    0);
        }

        private static Kind itemKind(String word) {
            return Kind.ofWord(word)
                    .orElseThrow(() -> new Refusal(
                            Refusal.Kind.INVALID,
                            "word-unknown",
                            "\"" + word + "\" is no kind of item, such as host or database.",
                            "itemKind"));
        }
    }

    /** @param most absent: again what the entry says */
    record QuotaRequest(
            @Nullable String entry,
            @Nullable String holder,
            @Nullable Integer most) {}

    @GetMapping("/catalogue")
    @Needs(Right.REQUEST_SERVICES)
    ResourceItems<OfferAnswer> offers(Actor actor) {
        List<Quota> mine = catalogue.quotasOf(resources.holdersOf(actor));
        return new ResourceItems<>(catalogue.kinds().stream()
                .filter(ResourceKind::offered)
                .map(kind -> OfferAnswer.of(kind, mine))
                .toList());
    }

    @GetMapping("/kinds")
    @Needs(Right.SEE_OPERATIONS)
    ResourceItems<ResourceKindAnswer> kinds() {
        return new ResourceItems<>(
                catalogue.kinds().stream().map(ResourceKindAnswer::of).toList());
    }

    @PutMapping("/kinds/{id}")
    @Needs(Right.EDIT_DESK)
    ResponseEntity<ResourceKindAnswer> put(
            Actor actor,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody KindRequest request) {
        ResourceKind kind = catalogue.put(actor, request.kind(id), IfMatch.version(ifMatch));
        return ResponseEntity.ok().eTag(IfMatch.tag(kind.version())).body(ResourceKindAnswer.of(kind));
    }

    @GetMapping("/quotas")
    @Needs(Right.SEE_OPERATIONS)
    QuotaPageAnswer quotas(
            @RequestParam(required = false) @Nullable String entry,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        QuotaPage page = catalogue.quotas(Given.text(entry), Optional.ofNullable(cursor), limit);
        return new QuotaPageAnswer(page.items().stream().map(QuotaLine::of).toList(), page.next());
    }

    @PutMapping("/quotas")
    @Needs(Right.EDIT_DESK)
    QuotaLine putQuota(Actor actor, @RequestBody QuotaRequest request) {
        OptionalInt most = request.most() == null ? OptionalInt.empty() : OptionalInt.of(request.most());
        return QuotaLine.of(
                catalogue.putQuota(actor, given(request.entry(), "entry"), given(request.holder(), "holder"), most));
    }
}
