-- Reports count the pages of a week or a month.
create index page_by_time on oncall.page (at);
