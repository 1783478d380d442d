package io.evenkeel.knowledge.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Articles;
import io.evenkeel.knowledge.Articles.ArticleEdition;
import io.evenkeel.knowledge.web.ArticleAnswers.ArticleItem;
import io.evenkeel.knowledge.web.ArticleAnswers.ArticleLinks;
import io.evenkeel.knowledge.web.ArticleAnswers.ArticlePageAnswer;
import io.evenkeel.knowledge.web.ArticleAnswers.PossibleArticleAct;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What every answer about one article carries: itself, what may be done, what it is about. */
@Component
class ArticlePages {
    private final Articles articles;
    private final Inventory inventory;

    ArticlePages(Articles articles, Inventory inventory) {
        this.articles = articles;
        this.inventory = inventory;
    }

    ResponseEntity<ArticlePageAnswer> answer(HttpStatus status, Actor actor, Article article) {
        return ResponseEntity.status(status)
                .eTag(IfMatch.tag(article.version()))
                .body(page(actor, article));
    }

    private ArticlePageAnswer page(Actor actor, Article article) {
        List<ArticleItem> items = article.items().isEmpty()
                ? List.of()
                : inventory.findAll(article.items()).stream()
                        .map(ArticleItem::of)
                        .toList();
        return new ArticlePageAnswer(
                article,
                articles.acts(actor, article.key()).stream()
                        .map(PossibleArticleAct::of)
                        .toList(),
                new ArticleLinks(article.rules(), items),
                articles.versions(actor, article.key()).stream()
                        .map(ArticleEdition::number)
                        .filter(number -> number > article.number())
                        .findFirst());
    }
}
