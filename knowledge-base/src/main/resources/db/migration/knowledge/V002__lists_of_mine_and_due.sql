-- Lists of what somebody answers for, and of what somebody should look at.

create index edition_of_owner on knowledge.edition (owner);
create index edition_in_the_works on knowledge.edition (article_id) where state in ('DRAFT', 'REVIEW');
create index article_not_published on knowledge.article (id) where published is null;
