package io.evenkeel.knowledge.internal;

import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Inventory.Search;
import io.evenkeel.inventory.Item;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Articles.ArticleText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An article from a Markdown file: what stands in its front matter, else what its text tells. */
@Component
class FileText {
    private static final int MOST_ITEMS_OF_A_NAME = 50;

    private final Inventory inventory;
    private final KnowledgeSettings settings;

    FileText(Inventory inventory, KnowledgeSettings settings) {
        this.inventory = inventory;
        this.settings = settings;
    }

    /** @throws io.evenkeel.audit.Refusal INVALID with what is wrong with it */
    ArticleText read(String path, String file) {
        FrontMatter front = FrontMatter.of(withoutMark(file).replace("\r\n", "\n"));
        MarkdownHead head = MarkdownHead.of(front.body(), nameOf(path));
        return new ArticleText(
                front.kind().orElse(Article.Kind.ARTICLE),
                front.title().orElse(head.title()),
                front.language().orElseGet(() -> languageOf(front.body())),
                head.body(),
                Optional.empty(),
                Optional.of(front.reviewBy().filter(this::isAhead).orElseGet(settings::reviewByDefault)),
                front.rules(),
                front.items().stream().flatMap(name -> items(name).stream()).toList());
    }

    /** Some editors begin a file with a mark of its encoding. */
    private static String withoutMark(String file) {
        return file.startsWith("\ufeff") ? file.substring(1) : file;
    }

    private boolean isAhead(LocalDate date) {
        return date.isAfter(settings.today());
    }

    static String nameOf(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.substring(0, file.lastIndexOf('.')).replace('-', ' ').replace('_', ' ');
    }

    /** Chinese where one character in ten or more is. */
    static String languageOf(String text) {
        long chinese = text.codePoints()
                .filter(code -> Character.UnicodeScript.of(code) == Character.UnicodeScript.HAN)
                .count();
        return chinese * 10 >= text.length() ? "zh-CN" : "en";
    }

    private List<UUID> items(String name) {
        List<UUID> found = inventory
                .items(new Search(Optional.empty(), Optional.of(name), Optional.empty(), MOST_ITEMS_OF_A_NAME))
                .items()
                .stream()
                .filter(item -> item.name().equals(name))
                .map(Item::id)
                .toList();
        if (found.isEmpty()) {
            throw ArticleSentences.invalid("The inventory has no item with the name " + name + ".", "items");
        }
        return found;
    }
}
