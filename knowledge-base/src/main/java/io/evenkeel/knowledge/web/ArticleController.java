package io.evenkeel.knowledge.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Articles;
import io.evenkeel.knowledge.Articles.ArticleEdition;
import io.evenkeel.knowledge.Articles.ArticlePage;
import io.evenkeel.knowledge.Articles.ArticleSearch;
import io.evenkeel.knowledge.Difference;
import io.evenkeel.knowledge.web.ArticleAnswers.ArticlePageAnswer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Articles: the list, one with its versions and differences, and what people write. */
@RestController
@RequestMapping("/api/knowledge/articles")
class ArticleController {
    private final Articles articles;
    private final ArticlePages pages;

    ArticleController(Articles articles, ArticlePages pages) {
        this.articles = articles;
        this.pages = pages;
    }

    record HandText(@Nullable String body) {}

    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    ArticlePage list(
            Actor actor,
            @RequestParam Optional<String> kind,
            @RequestParam Optional<String> state,
            @RequestParam Optional<String> rule,
            @RequestParam Optional<UUID> item,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "false") boolean due,
            @RequestParam Optional<String> language,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int limit) {
        return articles.list(
                actor,
                new ArticleSearch(
                        kind.map(word -> ArticleWords.of(Article.Kind.class, word, "kind")),
                        state.map(word -> ArticleWords.of(Article.State.class, word, "state")),
                        rule,
                        item,
                        mine,
                        due,
                        language,
                        after,
                        limit));
    }

    @PostMapping
    @Needs(Right.WRITE_KNOWLEDGE)
    ResponseEntity<ArticlePageAnswer> write(Actor actor, @RequestBody ArticleRequest request) {
        return pages.answer(HttpStatus.CREATED, actor, articles.write(actor, request.text()));
    }

    @GetMapping("/{key}")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<ArticlePageAnswer> one(
            Actor actor, @PathVariable String key, @RequestParam Optional<Integer> number) {
        return pages.answer(
                HttpStatus.OK, actor, articles.find(actor, key, number).orElseThrow(() -> unknown(key, number)));
    }

    @PutMapping("/{key}")
    @Needs(Right.WRITE_KNOWLEDGE)
    ResponseEntity<ArticlePageAnswer> revise(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ArticleRequest request) {
        return pages.answer(
                HttpStatus.OK, actor, articles.revise(actor, key, request.text(), IfMatch.version(ifMatch)));
    }

    @GetMapping("/{key}/versions")
    @Needs(Right.SEE_OPERATIONS)
    List<ArticleEdition> versions(Actor actor, @PathVariable String key) {
        return articles.versions(actor, key);
    }

    @GetMapping("/{key}/difference")
    @Needs(Right.SEE_OPERATIONS)
    Difference difference(Actor actor, @PathVariable String key, @RequestParam int from, @RequestParam int to) {
        return articles.difference(actor, key, from, to);
    }

    @PostMapping("/{key}/difference")
    @Needs(Right.SEE_OPERATIONS)
    Difference differenceToHand(Actor actor, @PathVariable String key, @RequestBody HandText request) {
        return articles.differenceTo(actor, key, request.body() == null ? "" : request.body());
    }

    private static Refusal unknown(String key, Optional<Integer> number) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                number.isPresent() ? "article-version-unknown" : "article-unknown",
                "There is no article " + key
                        + number.map(each -> " with a version " + each).orElse("")
                        + " that you may see. Open the list under Knowledge.");
    }
}
