// Whether a way back from the target goes on beyond the hop bound, so that longer routes may exist.
//
// @param to      string         the target's key
// @param barrier number         the highest gate that may be on the way
// @param kinds   string[]|null  the link kinds that may be walked; null: all
// @param without string[]       ids of nodes to keep out
// @param assumed boolean        whether ASSUMED links count
// @row longer boolean
// @plan NodeUniqueIndexSeek Repeat(Trail) Expand(All) Argument Filter Apply Projection Limit EagerAggregation ProduceResults
MATCH (target:Node {key: $to})
RETURN EXISTS {
  MATCH p = (target) (()<-[link WHERE link.gate <= $barrier
      AND ($kinds IS NULL OR type(link) IN $kinds)
      AND ($assumed OR link.basis <> 'ASSUMED')
    ]-(from WHERE from.exposure <= $barrier AND NOT from.id IN $without)){15} ()
  WHERE all(n IN nodes(p) WHERE single(other IN nodes(p) WHERE other = n))
} AS longer
