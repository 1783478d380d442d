package io.evenkeel.knowledge.web;

import io.evenkeel.inventory.Item;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Articles.ArticleAct;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What the room answers on the wire. */
final class ArticleAnswers {

    private ArticleAnswers() {}

    /** @param verb {@code revise}, {@code submit}, {@code return}, … */
    record PossibleArticleAct(String verb, boolean allowed, Optional<String> code, Optional<String> reason) {

        static PossibleArticleAct of(ArticleAct act) {
            return new PossibleArticleAct(
                    act.verb().name().toLowerCase(Locale.ROOT), act.allowed(), act.code(), act.reason());
        }
    }

    /** @param kind of the inventory, such as {@code web-server} */
    record ArticleItem(UUID id, String name, String kind) {

        static ArticleItem of(Item item) {
            return new ArticleItem(item.id(), item.name(), item.kind().word());
        }
    }

    /** What an article is about. */
    record ArticleLinks(List<String> rules, List<ArticleItem> items) {}

    /**
     * An article with what may be done with it.
     *
     * @param laterNumber a version after the one that is shown, that the reader may see
     */
    record ArticlePageAnswer(
            Article article, List<PossibleArticleAct> acts, ArticleLinks links, Optional<Integer> laterNumber) {}
}
