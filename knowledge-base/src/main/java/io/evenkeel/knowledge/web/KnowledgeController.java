package io.evenkeel.knowledge.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.knowledge.Articles;
import io.evenkeel.knowledge.Articles.RuleRunbook;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What helps: the runbook of a rule. */
@RestController
@RequestMapping("/api/knowledge")
class KnowledgeController {
    private final Articles articles;

    KnowledgeController(Articles articles) {
        this.articles = articles;
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
