// Marks the links into populations of an ability that leads no further than another one which its holder has beside it.
//
// @param snapshot string  the snapshot that is being built
// @param ability  string  the ability that repeats
// @param beside   string  the ability that leads as far
// @mode write
MATCH (wide:Node) WHERE wide.key STARTS WITH $snapshot + '/pop:' + $ability + ':'
MATCH (short:Node {key: $snapshot + '/pop:' + $beside + ':' + substring(wide.id, size('pop:' + $ability + ':'))})
WHERE NOT EXISTS {
  MATCH (wide)-[one:INCLUDES]->(included)
  WHERE NOT EXISTS {
    MATCH (short)-[other:INCLUDES]->(included)
    WHERE other.gate <= one.gate AND coalesce(other.gateKnown, 9) <= coalesce(one.gateKnown, 9)
  }
}
MATCH (who)-[link]->(wide) WHERE link.gate IS NOT NULL AND type(link) <> 'INCLUDES'
  AND EXISTS {
    MATCH (who)-[other]->(short)
    WHERE other.gate <= link.gate AND coalesce(other.gateKnown, 9) <= coalesce(link.gateKnown, 9) AND type(other) <> 'INCLUDES'
  }
SET link.repeats = true
