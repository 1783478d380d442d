-- Words of a title or a name are found by the pairs of characters in them, so that a search for a part of a word reads a few
-- tickets and not all: pairs are right for Chinese too, where a word has two characters, and need no extension.
create function desk.pairs(words text) returns text[] language sql immutable strict parallel safe cost 1000
return (
    select coalesce(array_agg(distinct substr(lower(words), at, 2)), '{}')
    from generate_series(1, length(words) - 1) at
);
create index ticket_pairs on desk.ticket using gin (desk.pairs(title || ' ' || requester_name));
