package io.evenkeel.knowledge.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.knowledge.Articles;
import io.evenkeel.knowledge.web.ArticleAnswers.ArticlePageAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How an article goes from one state to the next. */
@RestController
@RequestMapping("/api/knowledge/articles/{key}")
class ArticleActsController {
    private final Articles articles;
    private final ArticlePages pages;

    ArticleActsController(Articles articles, ArticlePages pages) {
        this.articles = articles;
        this.pages = pages;
    }

    record ArticleReason(@Nullable String reason) {

        String words() {
            return reason == null ? "" : reason;
        }
    }

    record ReviewDate(@Nullable String reviewBy) {}

    @PostMapping("/submit")
    @Needs(Right.WRITE_KNOWLEDGE)
    ResponseEntity<ArticlePageAnswer> submit(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return pages.answer(HttpStatus.OK, actor, articles.submit(actor, key, IfMatch.version(ifMatch)));
    }

    @PostMapping("/return")
    @Needs(Right.PUBLISH_KNOWLEDGE)
    ResponseEntity<ArticlePageAnswer> giveBack(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ArticleReason request) {
        return pages.answer(
                HttpStatus.OK, actor, articles.giveBack(actor, key, request.words(), IfMatch.version(ifMatch)));
    }

    @PostMapping("/publish")
    @Needs(Right.PUBLISH_KNOWLEDGE)
    ResponseEntity<ArticlePageAnswer> publish(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable ReviewDate request) {
        Optional<String> date = ArticleRequest.given(request == null ? null : request.reviewBy());
        return pages.answer(
                HttpStatus.OK,
                actor,
                articles.publish(actor, key, date.map(ArticleRequest::date), IfMatch.version(ifMatch)));
    }

    @PostMapping("/discard")
    @Needs(Right.WRITE_KNOWLEDGE)
    ResponseEntity<ArticlePageAnswer> discard(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ArticleReason request) {
        return pages.answer(
                HttpStatus.OK, actor, articles.discard(actor, key, request.words(), IfMatch.version(ifMatch)));
    }

    @PostMapping("/expire")
    @Needs(Right.PUBLISH_KNOWLEDGE)
    ResponseEntity<ArticlePageAnswer> expire(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ArticleReason request) {
        return pages.answer(
                HttpStatus.OK, actor, articles.expire(actor, key, request.words(), IfMatch.version(ifMatch)));
    }

    @PostMapping("/confirm")
    @Needs(Right.PUBLISH_KNOWLEDGE)
    ResponseEntity<ArticlePageAnswer> confirm(
            Actor actor,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReviewDate request) {
        String date = ArticleRequest.given(request.reviewBy())
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "article-invalid",
                        "Say when it must be looked at again: 2027-06-30.",
                        "reviewBy"));
        return pages.answer(
                HttpStatus.OK,
                actor,
                articles.confirm(actor, key, ArticleRequest.date(date), IfMatch.version(ifMatch)));
    }
}
