// Stores what a walk over the whole snapshot found for each node.
//
// @param rows ExposureRow[]  internal id, then the values in the order of the properties below; null is not stored
// @mode write
UNWIND $rows AS row
MATCH (n) WHERE id(n) = row[0]
SET n.exposure = row[1], n.exposureKnown = row[2], n.exposureWithoutTenantControl = row[3],
    n.exposureHeadline = row[4], n.upstreamGates = row[5], n.exposureByEntry = row[6],
    n.longestUpstream = row[7], n.upstreamAssumed = row[8]
