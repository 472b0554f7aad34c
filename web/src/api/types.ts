import type { components } from "./schema";

type Schemas = components["schemas"];

export type About = Schemas["About"];
export type Bin = Schemas["Bin"];
export type Change = Schemas["Change"];
export type ClaimDelay = Schemas["ClaimDelay"];
export type Codebook = Schemas["Codebook"];
export type Counts = Schemas["Counts"];
export type Course = Schemas["Course"];
export type Fact = Schemas["Fact"];
export type FindingQuery = Schemas["Query"];
export type Hit = Schemas["Hit"];
export type Incident = Schemas["Incident"];
export type Judgement = Schemas["Judgement"];
export type LevelCount = Schemas["LevelCount"];
export type LevelsByYear = Schemas["LevelsByYear"];
export type MapAnswer = Schemas["Map"];
export type Place = Schemas["Place"];
export type Quality = Schemas["Quality"];
export type Report = Schemas["Report"];
export type Source = Schemas["Source"];
export type Statement = Schemas["Statement"];
export type Summary = Schemas["Summary"];
export type Survival = Schemas["Survival"];
export type Transitions = Schemas["Transitions"];
