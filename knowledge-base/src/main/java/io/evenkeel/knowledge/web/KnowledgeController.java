package io.evenkeel.knowledge.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.knowledge.Articles;
import io.evenkeel.knowledge.Articles.RuleRunbook;
import io.evenkeel.knowledge.Knowledge;
import io.evenkeel.knowledge.Knowledge.Passage;
import io.evenkeel.knowledge.Knowledge.Suggestion;
import io.evenkeel.knowledge.KnowledgeIndex;
import io.evenkeel.knowledge.KnowledgeIndex.IndexHealth;
import io.evenkeel.knowledge.internal.WordSearch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What helps: passages by words and how their index does, suggestions for an incident, the runbook of a rule. */
@RestController
@RequestMapping("/api/knowledge")
class KnowledgeController {
    private final Articles articles;
    private final Knowledge knowledge;
    private final WordSearch search;
    private final KnowledgeIndex index;

    KnowledgeController(Articles articles, Knowledge knowledge, WordSearch search, KnowledgeIndex index) {
        this.articles = articles;
        this.knowledge = knowledge;
        this.search = search;
        this.index = index;
    }

    /** @param how {@code words} or {@code words and meaning} */
    record FoundPassages(List<Passage> passages, long tookMillis, String how) {}

    @GetMapping("/search")
    @Needs(Right.SEE_OPERATIONS)
    FoundPassages search(
            Actor actor,
            @RequestParam String q,
            @RequestParam Optional<String> language,
            @RequestParam(defaultValue = "10") int limit) {
        long begun = System.nanoTime();
        var found = search.passages(actor, q, language, limit);
        return new FoundPassages(
                found.passages(), Duration.ofNanos(System.nanoTime() - begun).toMillis(), found.how());
    }

    @GetMapping("/index")
    @Needs(Right.SEE_OPERATIONS)
    IndexHealth index() {
        return index.health();
    }

    @GetMapping("/suggestions")
    @Needs(Right.SEE_OPERATIONS)
    List<Suggestion> suggestions(Actor actor, @RequestParam String incident, @RequestParam Optional<String> language) {
        return knowledge.forIncident(actor, incident, language);
    }

    @GetMapping("/rules/{rule}")
    @Needs(Right.SEE_OPERATIONS)
    RuleRunbook ofRule(Actor actor, @PathVariable String rule, @RequestParam Optional<String> language) {
        return articles.ofRule(actor, rule, language)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "runbook-none",
                        "No runbook is about the rule " + rule + ". Write one under Knowledge."));
    }
}
